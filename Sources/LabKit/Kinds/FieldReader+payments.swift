import Content

extension FieldReader {
    mutating func payments(_ fields: Fields) -> PaymentsSpec? {
        let store = fields["store"].flatMap { text($0, of: "store of \(fields.place)") }
        let check = fields["keyCheck"].flatMap {
            choice($0, of: "keyCheck of \(fields.place)", as: PaymentsSpec.KeyCheck.self)
        }
        guard let store, let check else { return nil }
        return PaymentsSpec(store: store, keyCheck: check)
    }
}
