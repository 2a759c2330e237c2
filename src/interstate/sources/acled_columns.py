"""The columns of ACLED's files, and the statement that reads them.

Which state acts is read conservatively:

- "Military Forces of X (2000-2010) ...", "Police Forces of X (...)" and "Government of X (...)" act for the state X, where X is
  the name or an alias of one state, at home or abroad (interaction code 1, state forces, or 8, external forces).
- Other state forces act for the state in which the event happens. Other external forces, such as missions of the United
  Nations, act for no state.
- Rioters, protesters and civilians belong to the state in the brackets at the end of their name, "Civilians (X)"; where it
  names none, and for rebels and militias, it is the state in which the event happens.

The word of the interaction code is the sector of the actor.
"""

from interstate.sources.event_files import sql_day

COLUMNS = tuple(
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
    "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude "
    "geo_precision source source_scale notes fatalities tags timestamp".split()
)
USED = frozenset("event_id_cnty event_date sub_event_type actor1 inter1 actor2 inter2 country timestamp".split())
MORE = frozenset("data_id event_id_no_cnty iso3 population_best population_1km population_2km population_5km".split())
"""Columns that some exports have; they are not read."""
DAYS = ("%Y-%m-%d", "%d %B %Y", "%d-%b-%Y")
"""How days are written: by the service, by exports, by older exports."""
NEWEST = 4_102_444_800
"""Seconds from 1970 to 2100: a later time is none."""
_DAY = sql_day("event_date", *DAYS[1:])
_SECTOR = """CASE WHEN {0} = '1' OR {0} LIKE 'state%' THEN 'state forces' WHEN {0} = '2' OR {0} LIKE 'rebel%' THEN 'rebels'
            WHEN {0} = '3' OR {0} LIKE 'political%' THEN 'political militia' WHEN {0} = '4' OR {0} LIKE 'identity%'
            THEN 'identity militia' WHEN {0} = '5' OR {0} LIKE 'rioter%' THEN 'rioters' WHEN {0} = '6' OR {0} LIKE 'protester%'
            THEN 'protesters' WHEN {0} = '7' OR {0} LIKE 'civilian%' THEN 'civilians' WHEN {0} = '8' OR {0} LIKE 'external%'
            OR {0} LIKE 'other%' THEN 'external forces' END"""
SELECT = f"""
    WITH act(sub_event, type, mode) AS (VALUES {{acts}}),
    told AS (
        SELECT line, event_id_cnty AS record, {_DAY} AS day, lower(trim(sub_event_type)) AS sub_event, trim(actor1) AS actor1,
            trim(actor2) AS actor2, lower(trim(inter1)) AS inter1, lower(trim(inter2)) AS inter2, lower(trim(country)) AS country,
            TRY_CAST(timestamp AS BIGINT) AS stamp
        FROM raw WHERE actor1 IS NOT NULL AND actor2 IS NOT NULL
    ), side AS (
        SELECT DISTINCT name, given, country, {_SECTOR.format("given")} AS sector,
            lower(regexp_extract(name, '^(Military Forces|Police Forces|Government) of (the )?([^(]+?) *(\\(.*)?$', 3)) AS of_state,
            lower(regexp_extract(name, '\\(([^()]+)\\)$', 1)) AS in_brackets
        FROM (SELECT actor1 AS name, inter1 AS given, country FROM told UNION ALL SELECT actor2, inter2, country FROM told)
    ), party AS (
        SELECT side.name, side.given, side.country, sector, CASE
            WHEN sector IN ('state forces', 'external forces') AND acts_for.iso3 IS NOT NULL THEN acts_for.iso3
            WHEN sector = 'external forces' THEN NULL
            WHEN sector IN ('rioters', 'protesters', 'civilians') THEN coalesce(their.iso3, home.iso3)
            ELSE home.iso3 END AS iso3
        FROM side LEFT JOIN state_name acts_for ON acts_for.name = of_state LEFT JOIN state_name their ON their.name = in_brackets
            LEFT JOIN state_name home ON home.name = side.country
    )
    SELECT line, record, day, TRY(make_timestamp(stamp * 1000000)::DATE) AS published, stamp::VARCHAR AS version,
        a.iso3 AS actor, actor1 AS actor_name, a.sector AS actor_sector, b.iso3 AS recipient, actor2 AS recipient_name,
        b.sector AS recipient_sector, act.type, mode, p.quad, place.iso3 AS place,
        CASE WHEN record IS NULL THEN 'no event_id_cnty'
             WHEN day IS NULL THEN 'event_date is no day'
             WHEN stamp IS NULL OR stamp NOT BETWEEN 100000000 AND {NEWEST} THEN 'timestamp is no time'
             WHEN day > TRY(make_timestamp(stamp * 1000000)::DATE) THEN 'happens after it was recorded'
             WHEN act.sub_event IS NULL THEN 'the kind of event ' || coalesce(told.sub_event, '(none)') || ' is in no list'
             WHEN a.sector IS NULL THEN 'the interaction code ' || coalesce(inter1, '(none)') || ' is in no list'
             WHEN b.sector IS NULL THEN 'the interaction code ' || coalesce(inter2, '(none)') || ' is in no list' END AS reject
    FROM told LEFT JOIN act ON act.sub_event = told.sub_event LEFT JOIN plover_type p ON p.type = act.type
        LEFT JOIN party a ON a.name = actor1 AND a.given IS NOT DISTINCT FROM inter1 AND a.country IS NOT DISTINCT FROM told.country
        LEFT JOIN party b ON b.name = actor2 AND b.given IS NOT DISTINCT FROM inter2 AND b.country IS NOT DISTINCT FROM told.country
        LEFT JOIN state_name place ON place.name = told.country
    WHERE reject IS NOT NULL OR act.type IS NOT NULL AND a.iso3 IS NOT NULL AND b.iso3 IS NOT NULL
"""
