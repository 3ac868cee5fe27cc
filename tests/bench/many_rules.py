#!/usr/bin/env python3
"""Writes a rule file of COUNT rules, made from the shipped ones with other words: what a large pack costs.

    tests/bench/many_rules.py 2000 articles.jsonl >many.yaml
    sayso rules validate many.yaml; time sayso extract --rules many.yaml articles.jsonl >/dev/null

Each word of a phrase becomes another one that is about as frequent in the articles, and each verb another verb; slots and lists stay.
So the rules are as easily triggered as the shipped ones, and few of them match. The same arguments give the same file.
"""
import collections
import pathlib
import random
import re
import sys

import yaml  # python3-yaml

KINDS = ("attributions", "measures", "events", "marks", "mentions")
KEYS = ("kind", "basis", "content", "stance", "mark", "grows", "owns-figures", "relay")
WORD = re.compile(r"(?<![\w$~:.<-])[a-z]{2,}(?![\w:])")
VERB = re.compile(r"~([a-z]+)")


def shipped(folder):
    """The rules of each kind, and the verbs."""
    rules, verbs = [], []
    for path in sorted(folder.rglob("*.yaml")):
        if path.name == "gazetteer.yaml":
            continue
        file = yaml.load(path.read_text(), yaml.BaseLoader)
        if not isinstance(file, dict) or "pack" not in file:
            continue
        for kind in KINDS:
            rules += [(kind, rule) for rule in file.get(kind, []) if "match" in rule]
        for verb in file.get("verbs", []):
            verbs += [verb] if isinstance(verb, str) else list(verb)
    return rules, verbs


def ranked_words(path, limit=30_000_000):
    with open(path, encoding="utf-8", errors="replace") as text:
        counts = collections.Counter(re.findall(r"[a-z]{2,}", text.read(limit)))
    return [word for word, count in counts.most_common(20_000)]


class OtherWords:
    def __init__(self, words, verbs, rng):
        self.words, self.verbs, self.rng = words, verbs, rng
        self.rank = {word: i for i, word in enumerate(words)}
        self.map = {}

    def word(self, match):
        word = match.group(0)
        if word not in self.map:
            rank = self.rank.get(word, len(self.words) // 2)
            low, high = rank // 2, min(len(self.words) - 1, 2 * rank + 10)
            self.map[word] = self.words[self.rng.randint(low, high)]
        return self.map[word]

    def verb(self, match):
        return "~" + self.map.setdefault("~" + match.group(1), self.rng.choice(self.verbs))

    def phrase(self, phrase):
        return VERB.sub(self.verb, WORD.sub(self.word, phrase))


def texts(value):
    return [value] if isinstance(value, str) else value


def main():
    count, text = int(sys.argv[1]), sys.argv[2]
    rules, verbs = shipped(pathlib.Path(__file__).parents[2] / "rules")
    words = ranked_words(text)
    out = {kind: [] for kind in KINDS}
    for i in range(count):
        kind, rule = rules[i % len(rules)]
        other = OtherWords(words, verbs, random.Random(i))
        made = {"id": f"{rule['id']}-{i}", "match": [other.phrase(p) for p in texts(rule["match"])]}
        if "unless" in rule:
            made["unless"] = [other.phrase(p) for p in texts(rule["unless"])]
        made.update({key: rule[key] for key in KEYS if key in rule})
        for key in ("grows", "owns-figures"):
            if key in made:
                made[key] = made[key] == "true"
        out[kind].append(made)
    file = {"schema": 1, "pack": {"id": "many"}, **{kind: rows for kind, rows in out.items() if rows}}
    yaml.safe_dump(file, sys.stdout, sort_keys=False, allow_unicode=True, width=10**6)


if __name__ == "__main__":
    main()
