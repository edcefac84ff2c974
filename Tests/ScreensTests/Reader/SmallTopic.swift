import Content
import KnowledgeStore

@testable import Screens

/// A topic of a few rows a part, so that a test can count them.
let smallTopic = """
    ---
    id: small
    title: A small topic
    category: api-design
    level: 1
    summary: What it is.
    ---

    ## Core concept

    Core 1, see [[timeouts]].

    Core 2.

    ## Why it exists

    Why 1.

    ### A reason

    Why 2, see [[sagas|sagas]] and [the RFC](https://rfc.test/1).

    ## How it works

    How 1.

    ```sql
    SELECT 'a row that is much wider than any page that a reader may have, so that it has to be moved sideways' AS end;
    ```

    How 2.

    ## Common mistakes

    ### First
    Mistake 1. **Instead:** don't.

    ## Real-world trade-offs

    | Choice | You pay |
    |---|---|
    | this | much |

    Trade 1.

    ## Check yourself

    ### Which is right?
    - [ ] the left
    - [x] the right
    > Because it is.

    ### How many?
    = 20 ± 5
    > About twenty.

    ## Further reading

    - A book.
    """

extension PageData {
    /// `smallTopic`, as the program would load it.
    static func small(state: ReadingState = .unread, place: ReadingPlace? = nil) throws -> PageData {
        try topic(smallTopic, state: state, place: place)
    }
}
