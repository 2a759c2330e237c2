"""How five languages write dates: months, weekdays, words such as "yesterday", and the frames in which numbers stand."""

from dataclasses import dataclass

from interstate.model.event import Precision

Shift = tuple[int, Precision]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Expressions over folded text. `{M}` in a frame stands for the months, `{U}` for the units, `{N}` for a number.

    `relative`: words with a shift in days; `units`: expressions with their days and precision; `numbers`: words of 1, 2, 3 ...;
    `ahead`: signs that a sentence tells of what is to come; `next`: words beside a weekday that lies ahead; `both`: words
    for a day before or after, by the verb; `day_only`: a day of the month of publication, of the one before or after.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    day: str
    month: str
    month_only: str
    year: str
    weekday: str
    relative: dict[str, Shift]
    ago: str
    hence: str
    units: dict[str, Shift]
    numbers: tuple[str, ...]
    ahead: str
    next: str
    both: tuple[str, ...] = ()
    day_only: str = ""


FRENCH = Calendar(
    tuple("janvier f[ée]vrier mars avril mai juin juillet ao[uû]t septembre octobre novembre d[ée]cembre".split()),
    tuple("lundi mardi mercredi jeudi vendredi samedi dimanche".split()),
    r"(?P<d>1er|\d{1,2}) {M}(?: (?P<y>\d{4}))?",
    r"{M} (?P<y>\d{4})",
    r"(?:en|d[ée]but|fin|mi-?|dès|depuis|courant|mois de|mois d') ?{M}",
    r"(?:en|depuis|dès|fin|d[ée]but|l'an|l'ann[ée]e|jusqu'en|de|d'ici|vers|entre|avant|(?<=\d{4} )et) (?P<y>(?:1[89]|20)\d\d)",
    r"{W}(?P<more> dernier| pass[ée]| prochain)?",
    {
        "avant-hier": (-2, "day"), "hier": (-1, "day"), "aujourd'hui": (0, "day"), "après-demain": (2, "day"), "demain": (1, "day"),
        "la semaine (?:dernière|passée)": (-7, "week"), "cette semaine": (0, "week"), "la semaine prochaine": (7, "week"),
        "le mois (?:dernier|passé)": (-30, "month"), "ce mois-ci": (0, "month"), "le mois prochain": (30, "month"),
        "(?:l'an dernier|l'ann[ée]e dernière|l'an passé|l'année passée)": (-365, "year"), "cette année": (0, "year"),
        "(?:l'an prochain|l'année prochaine)": (365, "year"),
    },
    r"(?:il y a|depuis|voici|voilà) (?:environ |près de |plus de )?{N} {U}",
    r"(?:dans|d'ici) {N} {U}",
    {r"jours?": (1, "day"), r"semaines?": (7, "week"), r"mois": (30, "month"), r"an(?:née)?s?": (365, "year")},
    ("une?", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    r"\b\w{2,}r(?:a|ont)\b(?<!era à)|\bva\b|\bvont\b|\bd(?:oit|oivent|evait|evaient)\b|prochaine?s?\b|prévue?s?\b|\bd'ici\b",
    "prochain",
)  # fmt: skip
SPANISH = Calendar(
    tuple("enero febrero marzo abril mayo junio julio agosto sep?tiembre octubre noviembre diciembre".split()),
    tuple("lunes martes mi[ée]rcoles jueves viernes s[áa]bado domingo".split()),
    r"(?P<d>\d{1,2})(?:\.?º)? de {M}(?: (?:de |del )?(?P<y>\d{4}))?",
    r"{M} (?:de |del )?(?P<y>\d{4})",
    r"(?:en|desde|a principios de|a finales de|a mediados de|mes de|hasta) {M}",
    r"(?:en|desde|de|hasta|del|año|antes de|para|entre|(?<=\d{4} )y) (?P<y>(?:1[89]|20)\d\d)",
    r"(?P<more>próximo |pasado )?{W}(?P<more2> pasado| próximo| que viene)?",
    {
        "anteayer": (-2, "day"), "ayer": (-1, "day"), "hoy": (0, "day"), "pasado mañana": (2, "day"),
        "(?<!la )(?<!esta )(?<!de la )mañana(?! del)": (1, "day"),
        "la semana pasada": (-7, "week"), "esta semana": (0, "week"), "(?:la próxima semana|la semana (?:próxima|que viene))": (7, "week"),
        "(?:el mes pasado|el pasado mes)": (-30, "month"), "este mes": (0, "month"),
        "(?:el próximo mes|el mes (?:próximo|que viene))": (30, "month"),
        "(?:el año pasado|el pasado año)": (-365, "year"), "este año": (0, "year"),
        "(?:el próximo año|el año (?:próximo|que viene))": (365, "year"),
    },
    r"hace (?:unos |casi |más de )?{N} {U}",
    r"(?:dentro de|en) {N} {U}",
    {r"días?": (1, "day"), r"semanas?": (7, "week"), r"mes(?:es)?": (30, "month"), r"años?": (365, "year")},
    ("una?", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    r"\b\w{2,}r(?:á|án)\b|\bvan? a\b|\bdeb(?:en?|ía|ían)\b|próxim[oa]s?\b|previst[oa]s?\b|que viene\b|\bdentro de\b",
    "próximo|viene",
)  # fmt: skip
RUSSIAN = Calendar(
    (
        "январ[яеьюю]", "феврал[яеью]", "март(?:а|е|у)?", "апрел[яеью]", "ма[яейю]", "июн[яеью]", "июл[яеью]", "август(?:а|е|у)?",
        "сентябр[яеью]", "октябр[яеью]", "ноябр[яеью]", "декабр[яеью]",
    ),
    ("понедельник\\w{0,2}", "вторник\\w{0,2}", "сред[аыуе]", "четверг\\w{0,2}", "пятниц[аыуе]", "суббот[аыуе]", "воскресень[еяю]"),
    r"(?P<d>\d{1,2})(?:-?го)? {M}(?: (?P<y>\d{4})(?: (?:года|г\.))?)?",
    r"{M} (?P<y>\d{4})(?: (?:года|г\.))?",
    r"(?:в|с|к|до|начале|конце|середине) {M}",
    r"(?P<y>(?:1[89]|20)\d\d) (?:год(?:а|у|ом)?|г\.)",
    r"(?:(?P<more>прошл\w+|минувш\w+|следующ\w+|будущ\w+) )?{W}",
    {
        "позавчера": (-2, "day"), "вчера": (-1, "day"), "сегодня": (0, "day"), "послезавтра": (2, "day"), "завтра": (1, "day"),
        "на (?:прошлой|минувшей) неделе": (-7, "week"), "на этой неделе": (0, "week"), "на (?:следующей|будущей) неделе": (7, "week"),
        "в (?:прошлом|минувшем) месяце": (-30, "month"), "в этом месяце": (0, "month"), "в (?:следующем|будущем) месяце": (30, "month"),
        "в прошлом году": (-365, "year"), "в этом году": (0, "year"), "в (?:следующем|будущем) году": (365, "year"),
    },
    r"(?:{N} )?{U} назад",
    r"через (?:{N} )?{U}",
    {
        "(?:день|дня|дней)": (1, "day"), "недел[юиья]": (7, "week"), "недель": (7, "week"), "месяц(?:а|ев)?": (30, "month"),
        "(?:год|года|лет)": (365, "year"),
    },
    ("одн[уо]|один", "дв[ае]", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"),
    r"\b(?:буд[уе]т|планиру\w+|намерен\w*|предстоит|состо[ия]тся|прибудет|пройд[уе]т|встретится|встретятся|посетит|посетят|следующ\w+|"
    r"будущ\w+|ожида\w+|начн[уе]тся|подпиш[уе]т|отправит\w*|проведет|проведут|примет|примут|должн\w+|собира\w+|прилетит|приедет|через)\b",
    "следующ|будущ",
)  # fmt: skip
