"""Content folders of N made topics, in the format of content/: front matter, five parts, questions, reading.

They parse, but they don't satisfy the linter. Seeded, so that two machines search the same words; kept in the cache
folder and used again. Up to 10,000 topics have the length of real ones (about 800 words, 6 KB); 100,000 files of that
size would measure the disk, so from there on a topic has 130 words in 1 to 2 KB.
"""

import itertools
import os
import random
import shutil
from pathlib import Path

# Part of each folder's name: raise it whenever what is made changes.
VERSION = 1
LARGEST_WITH_FULL_TEXT = 10_000

CATEGORIES = ("foundations http api-design request-handling security data caching messaging concurrency realtime "
              "resilience observability delivery architecture systems").split()

# What stands in every text, most frequent first.
FUNCTION_WORDS = """the of and to a in is that for it as with be on by this are at from or an which if can not but when
will has have one you its was so each more all than we may into use they there these only between other then no how any
such their do two must same over because where most many some should after what while also been them before both about
out time like every first new set would through does without since within until still even less very here once under
again""".split()

# What people look for. The benchmarks type these, so they stand in titles as well as in texts.
TERMS = """server client request response cache queue thread process index table row column key value database query
lock transaction commit rollback replica leader follower log segment page buffer memory disk network socket packet
latency throughput timeout retry backoff idempotent token session cookie header body method status route handler
middleware message broker topic partition offset consumer producer durable fsync snapshot checkpoint recovery crash
failure cluster shard hash ring consistent quorum vote term election clock vector version conflict merge tree node leaf
branch root scan seek sort join filter aggregate group plan optimizer statistic histogram isolation serializable phantom
deadlock mutex semaphore condition atomic fence barrier scheduler kernel interrupt context switch stack heap allocator
collector reference pointer encoding compression checksum digest signature certificate handshake cipher proxy balancer
gateway limit rate bucket metric trace span alert deploy container image volume config secret migration
schema""".split()

# Beginnings, middles and ends, from which the rest of a vocabulary with English letters is put together.
BEGINNINGS = """re con de pro in dis com ex un pre sub en trans over ab per inter ad im out fore mis be ar ob sur al
co mid post""".split()
MIDDLES = """form port act struct vers tract duct press ject scrib spect pos sent mit ced clud fer gress lat leg mand
min mov nect not par pel pend plic quer rang serv sign solv stat strain tain tend test tort turb val ven vert view
voc volv ward mark cover line point hold""".split()
ENDINGS = [""] + """e ed er ing ion ions ment s able al ance ant ence ent est ful ic ist ity ive ly or ory ous ure ward
ness age""".split()


def vocabulary(rng):
    """Distinct words, the most frequent first."""
    made = ["".join(parts) for parts in itertools.product(BEGINNINGS, MIDDLES, ENDINGS)]
    rng.shuffle(made)
    return list(dict.fromkeys(FUNCTION_WORDS + TERMS + made))


class Writer:
    """Makes one topic after the other. Words come as Zipf's law says; an eighth of a text is its subject."""

    def __init__(self, words_each, seed=7):
        self.rng = random.Random(seed)
        self.words = vocabulary(self.rng)
        self.weights = list(itertools.accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(self.words))))
        self.words_each = words_each

    def topic(self, number):
        rng = self.rng
        subject = rng.sample(TERMS, 3) + rng.choices(self.words, k=9)
        count = max(108, int(rng.gauss(self.words_each, self.words_each * 0.2)))
        words = rng.choices(self.words, cum_weights=self.weights, k=count - count // 8)
        words += rng.choices(subject, k=count // 8)
        rng.shuffle(words)
        title = " ".join(subject[:2] + rng.sample(subject[2:], 2)).capitalize()
        category = CATEGORIES[number % len(CATEGORIES)]
        return category, f"made-{number:06}", title, subject, words

    def markdown(self, number):
        """The category, the id, the title and the file's text."""
        category, name, title, subject, words = self.topic(number)
        size = len(words) // 6
        core, why, how, mistakes, choices, asked = (words[i * size:(i + 1) * size] for i in range(6))
        half = len(how) // 2
        code = "\n".join(" ".join(how[i:i + 6]) for i in range(half, len(how), 6))
        text = f"""---
id: {name}
title: {title}
category: {category}
level: {number % 3 + 1}
summary: {prose(core[:12])}
aliases: [{subject[0]} {subject[3]}, {subject[4]}]
requires: []
related: [made-{number // 2:06}, made-{number // 3:06}]
labs: []
---

## Core concept

{prose(core)}

## Why it exists

{prose(why)}

## How it works

{prose(how[:half])} See [[made-{number // 5:06}]].

```text
{code}
```

## Common mistakes

### {" ".join(subject[1:4]).capitalize()}
{prose(mistakes)}

## Real-world trade-offs

| {subject[0]} | {subject[1]} |
|---|---|
| {" ".join(choices[:6])} | {" ".join(choices[6:12])} |

{prose(choices[12:])}

## Check yourself

### {" ".join(asked[:8]).capitalize()}?
- [x] {" ".join(asked[8:12])}
- [ ] {" ".join(asked[12:16])}
> {prose(asked[16:])}

## Further reading

- {" ".join(subject[:5]).capitalize()}.
"""
        return category, name, title, text


def prose(words):
    """Sentences of a dozen words, one a line."""
    sentences = [" ".join(words[i:i + 12]).capitalize() + "." for i in range(0, len(words), 12)]
    return "\n".join(sentences) or "Nothing."


def made(count, cache):
    """The root folder of `count` topics under `cache`, made if it isn't there. Its titles stand in `titles`."""
    root = Path(cache) / f"corpus-{VERSION}-{count}"
    if root.is_dir():
        return root
    growing = root.with_name(root.name + ".growing")
    shutil.rmtree(growing, ignore_errors=True)
    writer = Writer(800 if count <= LARGEST_WITH_FULL_TEXT else 130)
    topics = growing / "content" / "topics"
    for category in CATEGORIES:
        os.makedirs(topics / category)
    with open(growing / "titles", "w", encoding="utf-8") as titles:
        for number in range(count):
            category, name, title, text = writer.markdown(number)
            (topics / category / f"{name}.md").write_text(text, encoding="utf-8")
            titles.write(title + "\n")
    write_surroundings(growing / "content", count)
    growing.rename(root)
    return root


def write_surroundings(content, count):
    """What Home shows: the categories, and one path through some of the topics."""
    (content / "categories.yml").write_text("".join(
        f"- id: {category}\n  title: {category.replace('-', ' ').capitalize()}\n"
        "  summary: Made for measuring.\n  elsewhere: Nothing.\n" for category in CATEGORIES), encoding="utf-8")
    stages = "".join(
        f"  - title: Stage {stage + 1}\n    topics:\n"
        + "".join(f"      - made-{number:06}\n" for number in range(stage * 5, min(count, stage * 5 + 5)))
        for stage in range(4))
    os.makedirs(content / "paths")
    (content / "paths" / "start-here.yml").write_text(
        "id: start-here\ntitle: Start here\naudience: Nobody.\nweeks: 4\noutcome: A measurement.\nstages:\n" + stages,
        encoding="utf-8")


def topic_files(root):
    """The topics' files under a root, sorted."""
    return sorted((Path(root) / "content" / "topics").glob("*/*.md"))
