#!/usr/bin/env python3
"""Writes rules/places/gazetteer.yaml: countries, regions and larger cities with their other names and what they lie in.

usage: tools/places/generate.py            (in the root of the tree; Debian's iso-codes, tzdata and libicu installed)

Sources, in the order in which one wins over the next:
    own.txt, names.txt   beside this file
    iso-codes            iso_3166-1.json, iso_3166-2.json: countries, their first divisions where those names are used in English
    ICU                  English names of countries, and of the cities that time zones are named for
    tzdata               zone.tab: which country such a city lies in

The same bytes come out of the same versions of these packages.  Licences: rules/places/LICENCES.
"""
import collections, ctypes, ctypes.util, glob, json, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ISO = "/usr/share/iso-codes/json/iso_3166-%d.json"
ZONES = "/usr/share/zoneinfo/zone.tab"
# Countries whose divisions bear the names that English texts use.
DIVIDED = "US CA AU IN MX BR NG KE JP TR CO PH PK ZA VE PE AR ET SD SS MM TH UA".split()
DIVISIONS = re.compile(r"State|Province|Territory|Prefecture|Region|Department|County|Union territory|Capital|Federal|District$")
# Names that are mostly something else in a text.
IDLE = set("""Central Centre Northern Southern Eastern Western North South East West Capital District Metro Highlands Coast Islands Delta
    Federal Plateau Cross River Rivers Ondo Edo Imo Ogun Bay Union Country Isle Male Mine Est Nord Sud Para Pará Acre Bari Amazonas Sucre
    Troll Casey Davis Mawson Rothera Vostok Syowa McMurdo Palmer DumontDUrville Center Beulah Knox Marengo Vevay Winamac Tell_City
    Christmas Midway Wake Johnston Easter Unknown_City Reunion Mayotte Nicobar Mari Tak Nan Loei Trang Kogi Bauchi Lara Zulia Cauca Meta
    Huila Caldas Bolívar Cesar Cordova Nome Menominee Enderbury Broken_Hill Currie Eucla Lindeman Boise_City Creston Fort_Nelson Inuvik
    Laguna Batangas Quezon Rizal Isabela Aurora Nara Mie Gifu Saga Oita Chubut Salta Formosa Chaco Mendoza Misiones Jujuy Ica Piura Tacna
    Puno Junín Loreto Pasco Nile Blue_Nile White_Nile Lakes Unity Warrap Van Batman Ordu Rize Mus Bolu Kars Agri Aydin Sinop Siirt Usak
    Hidalgo Guerrero Colima Durango Tabasco Sonora Morelos Puebla Campeche Nayarit Jalisco San_Juan Santa_Cruz Neuquén Catamarca Corrientes
    Apure Mérida Monagas Aragua Carabobo Miranda Vargas Trujillo Barinas Cojedes Falcón Guárico Yaracuy Surin Satun Rayong Trat Phrae Yala
    Ranong Krabi Siaya Nandi Bomet Busia Embu Kitui Kwale Lamu Meru Migori Narok Nyeri Vihiga Turkana Wajir Goa Niger Isparta Yalova Samar
    Antique Capiz Abra Apayao Biliran Bukidnon Camiguin Bohol Cavite Guimaras Kalinga Sorsogon Siquijor Sulu Tarlac Zambales Quirino
    Romblon Masbate Aklan Albay Bataan Bulacan Benguet Catanduanes Cagayan Pampanga Pangasinan""".replace("\n", " ").split())
IDLE = {name.replace("_", " ") for name in IDLE}


def bare(name):
    """Without marks over and under letters."""
    return "".join(c for c in unicodedata.normalize("NFD", name.replace("ı", "i")) if not unicodedata.combining(c))


class Icu:
    """As much of ICU as gives English names."""

    def __init__(self):
        name = sorted(glob.glob("/usr/lib/*/libicuuc.so.[0-9][0-9]"))[-1]
        self.version = name.rsplit(".", 1)[1]
        self.lib = ctypes.CDLL(name)

    def __getattr__(self, function):
        found = getattr(self.lib, f"{function}_{self.version}")
        found.restype = ctypes.c_void_p if function.startswith("ures_") else ctypes.c_int32
        return found

    @staticmethod
    def text(units, length):
        return bytes(units)[: 2 * length].decode("utf-16-le")

    def country(self, code):
        out, status = (ctypes.c_uint16 * 128)(), ctypes.c_int(0)
        length = self.uloc_getDisplayCountry(f"und_{code}".encode(), b"en", out, 128, ctypes.byref(status))
        return self.text(out, length)

    def city(self, zone):
        """The city that a time zone is named for, where it is not spelled as the zone's own name."""
        status = ctypes.c_int(0)
        bundle = self.ures_open(self.zone_package(), b"en", ctypes.byref(status))
        if status.value > 0:
            return None
        strings = self.ures_getByKey(ctypes.c_void_p(bundle), b"zoneStrings", None, ctypes.byref(status))
        row = self.ures_getByKey(ctypes.c_void_p(strings), zone.replace("/", ":").encode(), None, ctypes.byref(status))
        length = ctypes.c_int32(0)
        units = self.ures_getStringByKey(ctypes.c_void_p(row), b"ec", ctypes.byref(length), ctypes.byref(status))
        if status.value > 0 or not units:
            return None
        return ctypes.string_at(units, 2 * length.value).decode("utf-16-le")

    def zone_package(self):
        return f"icudt{self.version}l-zone".encode()


class Gazetteer:
    def __init__(self):
        self.rows = {}  # id → [other names, holder, doubtful]
        self.by_name = collections.defaultdict(list)

    def add(self, name, holder, others=(), doubtful=False):
        """A second place of one name gets its holder's name beside its own."""
        place = name
        if place in self.rows:
            if self.rows[place][1] == holder or holder in ("", place):
                self.more(place, others)
                return place
            place = f"{name}, {holder}"
            if place in self.rows:
                return place
        self.rows[place] = [[], holder, doubtful]
        self.more(place, others)
        return place

    def more(self, place, others):
        row = self.rows[place]
        for name in others:
            if name and name != own_name(place) and name not in row[0]:
                row[0].append(name)

    def lines(self):
        # what holds others stands before them; own cities keep their order, which says who is meant
        out, done = [], set()

        def put(place):
            if place in done:
                return
            done.add(place)
            others, holder, doubtful = self.rows[place]
            if holder:
                put(holder)
            line = place + (" ~" if doubtful else "")
            if others:
                line += " = " + "; ".join(others)
            if holder:
                line += " < " + holder
            out.append(line)

        for place in [p for p, r in self.rows.items() if not r[1]] + list(self.rows):
            put(place)
        return out


def own_name(place):
    return place.split(", ")[0]


def read_names():
    others, doubtful, left_out = {}, set(), set()
    for line in open(os.path.join(HERE, "names.txt"), encoding="utf8"):
        if line.startswith("#") or "=" not in line:
            continue
        name, _, rest = (p.strip() for p in line.partition("="))
        rows = [p.strip() for p in rest.split(";")]
        if rows == ["~"]:
            doubtful.add(name)
        elif rows == ["-"]:
            left_out.add(name)
        else:
            others[name] = [r for r in rows if r and not r.endswith(" -")]
    return others, doubtful, left_out


def countries(out, icu, others, doubtful):
    by_code = {}
    canonical = {other: name for name, names in others.items() for other in names}
    for row in json.load(open(ISO % 1, encoding="utf8"))["3166-1"]:
        icu_name = icu.country(row["alpha_2"])
        name = canonical.get(icu_name, icu_name)
        names = [icu_name, row.get("common_name", ""), row["name"] if "," not in row["name"] else ""]
        names = [n for n in names + others.get(name, []) if n != name and "(" not in n and "&" not in n and " - " not in n]
        by_code[row["alpha_2"]] = out.add(name, "", names, name in doubtful)
    return by_code


def divisions(out, by_code, others, doubtful):
    for row in json.load(open(ISO % 2, encoding="utf8"))["3166-2"]:
        code = row["code"][:2]
        if code not in DIVIDED or not DIVISIONS.search(row["type"]) or row.get("parent"):
            continue
        name = re.sub(r"\s*[\[(].*?[\])]", "", row["name"]).strip()
        name = re.sub(r"^(Département|Distrito) ", "", name)
        if len(name) < 4 or name in IDLE or bare(name) in IDLE or "," in name or name in by_code.values() and code != "US":
            continue
        plain = bare(name)
        place = out.add(plain, by_code[code], [name] if name != plain else [], plain in doubtful)
        out.more(place, others.get(place, []))


def zone_cities(out, icu, by_code):
    for line in open(ZONES, encoding="utf8"):
        if line.startswith("#"):
            continue
        code, _, zone = line.rstrip("\n").split("\t")[:3]
        own = zone.rsplit("/", 1)[1].replace("_", " ")
        city = icu.city(zone) or own
        if code not in by_code or city in IDLE or own in IDLE or "," in city or zone.count("/") > 1 or "(" in city:
            continue
        country = by_code[code]
        known = [p for p in out.rows if own_name(p) in (city, own, bare(city)) or {city, own, bare(city)} & set(out.rows[p][0])]
        known = [p for p in known if within(out, p, country)]
        if known:
            out.more(known[0], [city])
        elif city != country and own != country:
            out.add(bare(city), country, [city, own])


def within(out, place, country):
    while place:
        if place == country:
            return True
        place = out.rows[place][1] if place in out.rows else ""
    return False


def own_places(out):
    for line in open(os.path.join(HERE, "own.txt"), encoding="utf8"):
        if line.startswith("#") or ":" not in line:
            continue
        holder, _, rest = (p.strip() for p in line.partition(":"))
        if holder not in out.rows:
            out.add(holder, "")
        # "Washington, D.C." stands behind a "=": commas there part no places
        for item in re.split(r",\s+(?!D\.C\.)", rest):
            name, _, names = (p.strip() for p in item.partition("="))
            doubtful = name.endswith("~")
            name = name.rstrip("~ ")
            if name in out.rows and not out.rows[name][1] and holder not in (name, ""):
                if name in ("Crimea", "Gaza", "West Bank", "Hong Kong", "Macau"):
                    out.rows[name][1] = holder
                    continue
            out.add(name, holder, [n.strip() for n in names.split(";")] if names else [], doubtful)


def main():
    out, icu = Gazetteer(), Icu()
    others, doubtful, left_out = read_names()
    by_code = countries(out, icu, others, doubtful)
    for name in others:
        if name == "Palestine":
            out.more(by_code["PS"], others[name])
    out.add("England", by_code["GB"]), out.add("Scotland", by_code["GB"]), out.add("Wales", by_code["GB"])
    out.add("Northern Ireland", by_code["GB"]), out.add("Kosovo", "")
    divisions(out, by_code, others, doubtful)
    own_places(out)
    zone_cities(out, icu, by_code)
    target = os.path.join(HERE, "..", "..", "rules", "places", "gazetteer.yaml")
    with open(target, "w", encoding="utf8") as f:
        f.write("# Countries, regions and larger cities, one a line: ID [~] [= other names] [< what it lies in]. An ID is also how a place is\n"
                "# printed; the name in a text is what stands before its comma. `~`: a person's name too.\n"
                "# Made by tools/places/generate.py: do not edit. Where the names are from, and their licences: LICENCES.\n"
                "schema: 1\npack: {id: places/gazetteer, version: 1.0.0, language: en}\n\nplaces: |\n")
        for line in out.lines():
            f.write("  " + line + "\n")
    print(len(out.rows), "places", file=sys.stderr)


main()
