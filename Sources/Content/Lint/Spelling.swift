/// American spellings that have one British counterpart. Words in -ize are Oxford's spelling too, and words with two
/// meanings (license, practice, program, meter) can't be judged one at a time, so neither are here.
enum Spelling {
    static let british: [String: String] = {
        var table = [
            "analyze": "analyse", "analyzed": "analysed", "analyzes": "analyses", "analyzing": "analysing",
            "canceled": "cancelled", "canceling": "cancelling", "catalog": "catalogue", "catalogs": "catalogues",
            "center": "centre", "centers": "centres", "centered": "centred", "defense": "defence",
            "defenses": "defences", "fulfill": "fulfil", "fulfills": "fulfils", "fulfillment": "fulfilment",
            "gray": "grey", "labeled": "labelled", "labeling": "labelling", "modeled": "modelled",
            "modeling": "modelling", "offense": "offence", "signaled": "signalled", "signaling": "signalling",
            "skeptical": "sceptical", "skeptic": "sceptic", "totaled": "totalled", "traveled": "travelled",
            "traveling": "travelling", "traveler": "traveller", "tunneled": "tunnelled", "tunneling": "tunnelling",
            "unlabeled": "unlabelled",
        ]
        // Not every ending goes with every stem; those that don't are nobody's words.
        for stem in ["behavi", "col", "fav", "flav", "harb", "hon", "hum", "lab", "neighb", "rum", "endeav"] {
            for ending in ["", "s", "ed", "ing", "ite", "ites", "able", "al", "hood", "hoods"] {
                table["\(stem)or\(ending)"] = "\(stem)our\(ending)"
            }
        }
        return table
    }()
}
