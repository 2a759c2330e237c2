"""The columns of GDELT's event files, and the statement that reads them."""


def _actor(number: int) -> list[str]:
    parts = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
    return [f"Actor{number}{part}" for part in parts.split()]


def _place(prefix: str, second: bool) -> list[str]:
    parts = [
        "Type",
        "FullName",
        "CountryCode",
        "ADM1Code",
        *(["ADM2Code"] if second else []),
        "Lat",
        "Long",
        "FeatureID",
    ]
    return [f"{prefix}Geo_{part}" for part in parts]


def _columns(second: bool) -> tuple[str, ...]:
    act = "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone"
    places = [name for prefix in ("Actor1", "Actor2", "Action") for name in _place(prefix, second)]
    days = "GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split()
    return (*days, *_actor(1), *_actor(2), *act.split(), *places, "DATEADDED", "SOURCEURL")


EVENTS = _columns(second=True)
"""61 columns of a quarter-hour file (version 2)."""
DAILY = _columns(second=False)
"""58 columns of a daily file (version 1, since April 2013)."""
USED = frozenset(
    """GLOBALEVENTID SQLDATE Actor1Name Actor1CountryCode Actor1Type1Code Actor2Name Actor2CountryCode Actor2Type1Code EventCode
    GoldsteinScale NumMentions ActionGeo_CountryCode DATEADDED SOURCEURL""".split()
)
NEEDED = ("Actor1CountryCode", "Actor2CountryCode")
"""Without both, a row is no act between states."""
SELECT = """
    WITH told AS (
        SELECT GLOBALEVENTID AS record, TRY_CAST(SQLDATE AS INTEGER) AS happened, TRY_CAST(DATEADDED[:8] AS INTEGER) AS added,
            a.iso3 AS actor, Actor1Name AS actor_name, Actor1Type1Code AS actor_sector, b.iso3 AS recipient,
            Actor2Name AS recipient_name, Actor2Type1Code AS recipient_sector, EventCode AS code, GoldsteinScale AS goldstein,
            NumMentions AS mentions, ActionGeo_CountryCode AS fips, SOURCEURL AS url
        FROM raw JOIN cameo_actor a ON a.code = Actor1CountryCode JOIN cameo_actor b ON b.code = Actor2CountryCode
    ), dated AS (
        SELECT t.*, TRY(make_date(happened // 10000, happened // 100 % 100, happened % 100)) AS day,
            TRY(make_date(added // 10000, added // 100 % 100, added % 100)) AS published, TRY_CAST(mentions AS BIGINT) AS reports,
            TRY_CAST(goldstein AS DOUBLE) AS intensity, c.type, c.mode, c.quad, c.code IS NOT NULL AS coded, f.iso3 AS place
        FROM told t LEFT JOIN cameo_code c ON c.code = t.code LEFT JOIN fips_code f ON f.code = t.fips
    )
    SELECT record, day, published, actor, actor_name, actor_sector, recipient, recipient_name, recipient_sector, code, type, mode,
        quad, intensity, place, reports, url,
        CASE WHEN record IS NULL THEN 'no number of the event'
             WHEN day IS NULL OR happened < 18000101 THEN 'SQLDATE is no day'
             WHEN published IS NULL OR added < 19790101 OR added >= 21000101 THEN 'DATEADDED is no day'
             WHEN day > published THEN 'happens after it was published'
             WHEN NOT coded THEN 'CAMEO has no such code'
             WHEN reports IS NULL OR reports < 1 THEN 'NumMentions is no count'
             WHEN (intensity IS NULL OR NOT isfinite(intensity)) AND goldstein IS NOT NULL THEN 'GoldsteinScale is no number' END AS reject
    FROM dated
"""
