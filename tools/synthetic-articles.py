#!/usr/bin/env python3
"""Writes articles about made-up events as JSON Lines, to see how `sayso check` grows with their number.

usage: tools/synthetic-articles.py [ARTICLES [EVENTS]] > articles.jsonl        (100,000 of 20,000)
       /usr/bin/time -v sayso check --input-format jsonl --fail-on never articles.jsonl > /dev/null

Each event has a kind, a town that no other has, some people, and a day; its articles share these, tell it in other words, and bring
names of their own.  One event in twenty has an article with another number: so many findings are to come out, and no others.
The same arguments give the same bytes.
"""
import json, random, sys

KINDS = [("blast", "A blast tore through a {thing} in {town}"), ("fire", "A blaze destroyed a {thing} in {town}"),
         ("quake", "An earthquake brought down a {thing} in {town}"), ("crash", "A collision near a {thing} in {town} closed the road"),
         ("flood", "A flood swept away a {thing} in {town}"), ("shooting", "Gunmen attacked a {thing} in {town}")]
THINGS = "mill bakery warehouse school ferry depot market theatre clinic station bridge quarry brewery foundry chapel library".split()
SYLLABLES = "ba be bi bo bra bru da del dor el fal fen gar gol har hel is jor kal ker lan lis mar mel nor ol pel por ran ros sal sor tan tor ul van vel wes zar".split()
OUTLETS = ["Morning Echo", "Evening Echo", "Noon Echo", "Lakeside Herald", "Meridian Courier", "Fjord Standard", "Harbour Gazette", "Prairie Dispatch"]
ENDINGS = ["The road was closed for hours.", "Neighbours brought blankets and tea.", "The cause is not known.", "Trains ran again in the evening.",
           "Work will begin again next week.", "Nobody had seen anything like it.", "The roof had been mended in spring.", "An inquiry will look into it."]


def word(r, n):
    return "".join(r.choice(SYLLABLES) for _ in range(n)).capitalize()


def main():
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    events = int(sys.argv[2]) if len(sys.argv) > 2 else max(1, articles // 5)
    r = random.Random(1)
    rows, towns = [], set()
    for event in range(events):
        kind, lede = r.choice(KINDS)
        while (town := word(r, 3) + r.choice(["ford", "ham", "stad", "dal", "vik", "ton"])) in towns:
            pass
        towns.add(town)
        thing = r.choice(THINGS)
        people = [word(r, 2) + " " + word(r, 3) for _ in range(3)]
        day = r.randrange(1, 28)
        month = r.randrange(1, 13)
        killed, hurt = r.randrange(2, 60), r.randrange(60, 99)
        count = articles // events + (1 if event < articles % events else 0)
        odd = r.randrange(count) if event % 20 == 0 and count > 1 else None
        for n in range(count):
            dead = killed + 30 if n == odd else killed
            text = [lede.format(thing=thing, town=town) + ".",
                    r.choice([f"{dead} people were killed and {hurt} people were injured, Mayor {people[0]} said.",
                              f"According to Mayor {people[0]}, {dead} people were killed. {hurt} people were injured."]),
                    f'"We heard a noise and ran," said {people[1]}, who lives near the {thing}.',
                    f"{people[2]}, who owns the {thing}, could not be reached. {word(r, 2)} {word(r, 3)} of the fire service thanked the people of {town}.",
                    " ".join(r.sample(ENDINGS, 3))]
            rows.append({"id": f"e{event}-{n}", "publisher": OUTLETS[n % len(OUTLETS)], "published": f"2024-{month:02}-{day:02}",
                         "headline": f"{kind.capitalize()} in {town}", "text": "\n\n".join(text)})
    r.shuffle(rows)
    for row in rows:
        print(json.dumps(row))


main()
