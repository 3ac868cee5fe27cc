#!/usr/bin/env python3
"""Writes a rule file of COUNT rules, made from the shipped ones with other words: what a large pack costs.

    tests/bench/many_rules.py 2000 articles.jsonl >many.yaml
    sayso rules validate many.yaml; time sayso extract --rules many.yaml articles.jsonl >/dev/null

Each word of a phrase, and of the lists that it names, becomes another one of the articles; with --as-frequent one that is about as
frequent in them as the word was, the hardest case: every rule is triggered as often as the shipped one. The words of the list
`function-words` stay what they are, as they would in anyone's rules, and so do the engine's slots. A verb becomes a choice of three
words. A rule, phrase or alternative of slots and function words alone is left out: it would find over again what the shipped one finds.
The same arguments give the same file.
"""
import argparse
import collections
import pathlib
import random
import re
import sys

import yaml  # python3-yaml

KINDS = ("attributions", "measures", "events", "marks", "mentions")
FREQUENT = 300  # function words and the like are not drawn
KEYS = ("kind", "basis", "content", "stance", "mark", "grows", "owns-figures", "relay")
WORD = re.compile(r"(?<![\w$~:.<-])[A-Za-z]{2,}(?![\w:])")
VERB = re.compile(r"~([a-z]+)(:[a-z-]+)?")
GROUP = re.compile(r"\(([^()]*\|[^()]*)\)")
LIST = re.compile(r"\$([a-z][a-z-]*[a-z])")


def shipped(folder):
    """The rules of each kind, and the members of each list."""
    rules, lists = [], collections.defaultdict(list)
    for path in sorted(folder.rglob("*.yaml")):
        if path.name == "gazetteer.yaml":
            continue
        file = yaml.load(path.read_text(), yaml.BaseLoader)
        if not isinstance(file, dict) or "pack" not in file:
            continue
        for kind in KINDS:
            rules += [(kind, rule) for rule in file.get(kind, []) if "match" in rule]
        for name, members in file.get("lists", {}).items():
            lists[name] += members.get("add", []) if isinstance(members, dict) else members
    return rules, lists


def ranked_words(path, limit=30_000_000):
    with open(path, encoding="utf-8", errors="replace") as text:
        counts = collections.Counter(re.findall(r"[a-z]{2,}", text.read(limit)))
    return [word for word, count in counts.most_common(20_000)]


class OtherWords:
    """The shipped rules' words in another tongue; `lists` are those that its phrases have named."""

    def __init__(self, words, shipped_lists, number, as_frequent):
        self.words, self.shipped, self.number, self.as_frequent = words, shipped_lists, number, as_frequent
        self.rng = random.Random(number)
        self.rank = {word: i for i, word in enumerate(words)}
        self.map = {word: word for word in shipped_lists["function-words"]}
        self.lists = {}

    def other(self, word):
        if word not in self.map:
            last = len(self.words) - 1
            rank = self.rank.get(word, last // 2)
            low, high = (rank // 2, min(last, 2 * rank + 10)) if self.as_frequent else (FREQUENT, last)
            self.map[word] = self.words[self.rng.randint(low, high)]
        return self.map[word]

    def word(self, match):
        word = match.group(0)
        other = self.other(word.lower())
        return other.capitalize() if word[0].isupper() else other

    def verb(self, match):
        base = match.group(1)
        forms = [base, base + "s", base.removesuffix("e") + "ed"]
        return "(" + "|".join(sorted({self.other("~" + form) if form not in self.rank else self.other(form) for form in forms})) + ")"

    def list(self, match):
        name = match.group(1)
        if name not in self.shipped:
            return match.group(0)
        other = f"{name}-{self.number}"
        if other not in self.lists:
            self.lists[other] = []  # a list may name itself by way of others
            self.lists[other] = self.others(self.shipped[name])
        same = self.lists[other] == self.shipped[name]
        return "$" + (name if same else other)

    def others(self, alternatives):
        """Those that became others; what stays the same would find what the shipped rule finds."""
        made = {self.phrase(words): words for words in alternatives}
        return [other for other, words in made.items() if other != words] or list(alternatives)

    def group(self, match):
        return "(" + "|".join(self.others(match.group(1).split("|"))) + ")"

    def phrase(self, phrase):
        if GROUP.search(phrase):
            parts = re.split(r"(\([^()]*\|[^()]*\))", phrase)
            return "".join(GROUP.sub(self.group, part) if GROUP.fullmatch(part) else self.words_of(part) for part in parts)
        return self.words_of(phrase)

    def words_of(self, phrase):
        return LIST.sub(self.list, VERB.sub(self.verb, WORD.sub(self.word, phrase)))

    def rule(self, rule, number):
        """The rule with other words; None where it has no words: it would be the shipped one over again."""
        phrases = [other for phrase in texts(rule["match"]) if (other := self.phrase(phrase)) != phrase]
        if not phrases:
            return None
        made = {"id": f"{rule['id']}-{number}", "match": phrases}
        if "unless" in rule:
            made["unless"] = [self.phrase(phrase) for phrase in texts(rule["unless"])]
        made.update({key: rule[key] for key in KEYS if key in rule})
        made.update({key: made[key] == "true" for key in ("grows", "owns-figures") if key in made})
        return made


def texts(value):
    return [value] if isinstance(value, str) else value


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("count", type=int)
    arguments.add_argument("articles")
    arguments.add_argument("--as-frequent", action="store_true")
    options = arguments.parse_args()
    count = options.count
    rules, lists = shipped(pathlib.Path(__file__).parents[2] / "rules")
    words = ranked_words(options.articles)
    out = {kind: [] for kind in KINDS}
    tongues, made = [], 0
    while made < count:
        other = OtherWords(words, lists, len(tongues), options.as_frequent)
        tongues.append(other)
        for kind, rule in rules:
            row = other.rule(rule, made)
            if row and made < count:
                out[kind].append(row)
                made += 1
    made_lists = {name: members for tongue in tongues for name, members in tongue.lists.items()}
    file = {"schema": 1, "pack": {"id": "many"}, "lists": made_lists, **{kind: rows for kind, rows in out.items() if rows}}
    yaml.safe_dump(file, sys.stdout, sort_keys=False, allow_unicode=True, width=10**6)


if __name__ == "__main__":
    main()
