import Content
import Foundation
import LabKit
import Testing

/// What the lab on cache invalidation may say, and what it is told where it says something else.
struct CatalogueFieldTests {
    private static let folder = IdempotencyFiles.root.labs.appending(path: "cache-invalidation")

    private func parse(replacing old: String, with new: String) throws -> (LabManifest?, [ContentIssue]) {
        let yaml = try String(contentsOf: Self.folder.appending(path: "lab.yml"), encoding: .utf8)
        let guide = try String(contentsOf: Self.folder.appending(path: "guide.md"), encoding: .utf8)
        try #require(yaml.contains(old), "\(old)")
        let (manifest, issues) = LabManifest.parse(
            yaml: yaml.replacing(old, with: new, maxReplacements: 1),
            guide: guide,
            folder: "labs/cache-invalidation"
        )
        return (manifest, issues)
    }

    @Test(arguments: [
        (
            "    path: /products\n", "    path: products\n",
            "path of component visitors is \"products\"; a path such as /products"
        ),
        (
            "    members: 10 ", "    members: 0 ",
            "members of component visitors is \"0\"; a whole number from 1 to 100000"
        ),
        (
            "    cache: cache\n", "    cache: database\n",
            "cache and database of component shop are both \"database\"; name one of each kind"
        ),
        (
            "    database: database\n", "    database: cache\n",
            "cache and database of component shop are both \"cache\"; name one of each kind"
        ),
        ("    kind: database\n", "    kind: sqlite\n", "unknown key \"rows\" in component database"),
        (
            "    cache: cache\n", "    cache: visitors\n",
            "shop can't use visitors; it needs a component of kind link or cache"
        ),
        ("    ttl: $ttl", "    ttl: $reads", "ttl of component shop needs a duration"),
        ("    strategy: $strategy", "    strategy: luck", "strategy of component shop is \"luck\"; one of: ttl only"),
        ("    rows: 10\n", "    rows: none\n", "rows of component database is \"none\""),
        (
            "    kind: cache  ", "    policy: lru\n    kind: cache  ",
            "policy of component cache is \"lru\"; one of: volatile-lru"
        ),
        ("    kind: cache  ", "    maxmemory: 5s\n    kind: cache  ", "maxmemory of component cache is \"5s\""),
    ])
    func aBadFieldIsToldWithItsRemedy(old: String, new: String, expected: String) throws {
        let (_, issues) = try parse(replacing: old, with: new)
        #expect(issues.contains { $0.description.contains(expected) }, "\(issues.map(\.description))")
    }

    @Test func aCacheMayBeBounded() throws {
        let (manifest, issues) = try parse(
            replacing: "    kind: cache  ",
            with: "    maxmemory: 64 KiB\n    policy: allkeys-lru\n    kind: cache  "
        )
        #expect(issues == [])
        guard case .cache(let spec)? = manifest?.component("cache")?.kind else {
            return #expect(Bool(false), "there is no cache")
        }
        #expect(spec == CacheSpec(maxMemory: .literal(65_536), policy: .literal(.allKeysLRU)))
    }
}
