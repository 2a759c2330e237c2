"""The open files about events, conflicts, borders, weapons, sanctions, rivalries and sizes."""

from tests.open_data.source import Open, numbered, unknown, years


class Events(Open):
    """ICEWS: how many events of each quad class from one state toward another, by year (open copy)."""

    name, citation = "open_events", "Boschee, E. et al. (2015), ICEWS. Copy: netify 1.5.3."
    columns = "iso3_source iso3_target year verbal_coop material_coop verbal_conf material_conf"
    covers = (("event", 2002, 2014, "open", ""),)
    select = f"""
        WITH each AS (UNPIVOT (SELECT * EXCLUDE (file) FROM raw) ON verbal_coop AS 'verbal cooperation',
            material_coop AS 'material cooperation', verbal_conf AS 'verbal conflict', material_conf AS 'material conflict'
            INTO NAME quad VALUE number)
        SELECT line, iso3_source || '-' || iso3_target || '-' || year || '-' || quad AS record, 'event' AS layer, a.iso3 AS state_a,
            b.iso3 AS state_b, quad AS kind, TRY_CAST(number AS DOUBLE) AS value, 'events' AS unit, {years("year")},
            CASE WHEN a.iso3 IS NULL OR b.iso3 IS NULL THEN 'a code is of no state' END AS reject
        FROM each LEFT JOIN iso_code a ON a.code = iso3_source LEFT JOIN iso_code b ON b.code = iso3_target
        WHERE number <> '0'
    """


class Conflicts(Open):
    """UCDP/PRIO armed conflict 25.1: conflicts by year, and the pairs of governments in those between states (open copy)."""

    name = "open_conflict"
    citation = "Gleditsch, N. P. et al. (2002); Davies, S. et al. (2025), UCDP/PRIO 25.1. Copy: peacesciencer."
    columns = "conflict_id year gwno_a gwno_b intensity_level type_of_conflict"
    unread = "gwno_a_2nd gwno_b_2nd incompatibility start_date start_prec start_date2 start_prec2 ep_end ep_end_date"
    covers = (("conflict", 1946, 2024, "closed", "interstate"),)
    select = f"""
        WITH once AS (
            SELECT min(line) AS line, conflict_id, raw.year AS year, gwno_a, CASE type_of_conflict WHEN 'interstate' THEN gwno_b
                END AS other, type_of_conflict AS kind, any_value(intensity_level) AS level FROM raw GROUP BY ALL)
        SELECT line, concat_ws('-', TRY_CAST(TRY_CAST(conflict_id AS DOUBLE) AS INTEGER), once.year, gwno_a, other) AS record,
            'conflict' AS layer, CASE WHEN b.iso3 < a.iso3 THEN b.iso3 ELSE a.iso3 END AS state_a,
            CASE WHEN b.iso3 < a.iso3 THEN a.iso3 ELSE b.iso3 END AS state_b, kind, TRY_CAST(level AS DOUBLE) AS value,
            'level' AS unit, {years("once.year")}, CASE WHEN a.iso3 IS NULL OR (other IS NOT NULL AND b.iso3 IS NULL)
                THEN 'state number ' || gwno_a || ' or ' || coalesce(other, '-') || ' is in no list for ' || once.year END AS reject
        FROM once {numbered("gw", "TRY_CAST(gwno_a AS DOUBLE)", "once.year")}
        {numbered("gw", "TRY_CAST(other AS DOUBLE)", "once.year", "b")}
    """


class Borders(Open):
    """Which states touch on land now (open copy)."""

    name, terms, citation = "open_borders", "odbl", "mledoze/countries, ODbL 1.0."
    columns = "iso3_1 iso3_2"
    covers = (("border", 2017, 2025, "closed", "land"),)
    select = """
        SELECT min(line) AS line, least(a.code, b.code) || '-' || greatest(a.code, b.code) AS record, 'border' AS layer,
            'land' AS kind, least(a.code, b.code) AS state_a, greatest(a.code, b.code) AS state_b, DATE '2017-01-01' AS "start"
        FROM raw JOIN known_state a ON a.code = iso3_1 JOIN known_state b ON b.code = iso3_2 GROUP BY ALL
    """


class Nuclear(Open):
    """Who considered, pursued and possessed nuclear weapons, by year (open copy)."""

    name, citation = "open_nuclear", "Bleek, P. C. (2017) and NTI (2022), by Our World in Data, CC BY 4.0."
    columns, unread = "iso3 status start_year end_year", "entity"
    covers = (("nuclear", 1939, 2022, "closed", ""),)
    select = f"""
        SELECT line, iso3 || '-' || status || '-' || start_year AS record, 'nuclear' AS layer, iso3 AS state_a,
            CASE status WHEN '1' THEN 'consider' WHEN '2' THEN 'pursue' ELSE 'possess' END AS kind,
            {years("start_year", "end_year")} FROM raw
    """


class Sanctions(Open):
    """Programmes of sanctions in force in August 2026, without days (open copy)."""

    name, terms, citation = "open_sanctions", "mit", "OpenSanctions, meta/programs."
    columns = "program_id issuer_territory target_territories measures"
    unread = "title issuer issuer_name issuer_organisation aliases url dataset"
    covers = (("sanction", None, 2026, "open", ""),)
    select = """
        WITH each AS (SELECT line, program_id, upper(issuer_territory) AS sender, upper(unnest(string_split(target_territories, '|')))
            AS target, lower(replace(measures, '|', ';')) AS families FROM raw)
        SELECT line, program_id || '-' || target AS record, 'sanction' AS layer, CASE sender WHEN 'EU' THEN 'EU' ELSE a.iso3 END
            AS state_a, b.iso3 AS state_b, families, 'in force on the day of the list' AS statement, DATE '2026-08-01' AS "start"
        FROM each LEFT JOIN iso2_code a ON a.code = sender JOIN iso2_code b ON b.code = target WHERE a.iso3 IS NOT NULL
    """


class Rivalries(Open):
    """Strategic rivalries that lasted into 1946 or later (open copy)."""

    name, citation = "open_rivalries", "Thompson, W. R., Sakuwa, K. and Suhas, P. H. (2022). Copy: peacesciencer."
    terms = "user-only"
    columns = "tssr_id ccode1 ccode2 start end"
    unread = "rivalry positional spatial ideological interventionary principal aprin"
    covers = (("rivalry", 1946, 2020, "closed", "strategic"),)
    select = f"""
        WITH late AS (SELECT *, least(TRY_CAST("end" AS INTEGER), 2016) AS known FROM raw WHERE TRY_CAST("end" AS INTEGER) >= 1946)
        SELECT line, tssr_id AS record, 'rivalry' AS layer, 'strategic' AS kind, least(a.iso3, b.iso3) AS state_a,
            greatest(a.iso3, b.iso3) AS state_b, {years('"start"', '"end"')},
            CASE WHEN a.iso3 IS NULL OR b.iso3 IS NULL THEN 'number ' || ccode1 || ' or ' || ccode2 || ' is in no list for ' || known
                END AS reject
        FROM late {numbered("cow", "ccode1", "known")} {numbered("cow", "ccode2", "known", "b")}
    """


class Democracy(Open):
    """Three indices of democracy by year (open copy)."""

    name, terms, citation = (
        "open_democracy",
        "cc-by-sa",
        "V-Dem; Marquez (Unified Democracy Scores). Copy: isard 0.2.0.",
    )
    columns = "gwcode year v2x_polyarchy euds aeuds"
    covers = (("democracy", 1816, 2025, "open", ""),)
    select = f"""
        WITH each AS (UNPIVOT (SELECT * EXCLUDE (file) FROM raw WHERE raw.year >= '1946')
            ON v2x_polyarchy AS 'polyarchy', euds, aeuds INTO NAME kind VALUE number)
        SELECT line, gwcode || '-' || each.year || '-' || kind AS record, 'democracy' AS layer, kind, a.iso3 AS state_a,
            TRY_CAST(number AS DOUBLE) AS value, 'index' AS unit, {years("each.year")}, {unknown("gwcode", "each.year")}
        FROM each {numbered("gw", "gwcode", "each.year")}
    """


class Sizes(Open):
    """Economy and people by year (open copy): GDP in constant prices at purchasing power, population."""

    name, terms, citation = "open_sizes", "user-only", "Fariss, C. J. et al. (2022). Copy: isard 0.2.0."
    columns, unread = "gwcode year pwtrgdp pwtpop", "mrgdppc sd_mrgdppc sd_pwtrgdp sd_pwtpop"
    covers = (("gdp", 1816, 2019, "open", ""), ("population", 1816, 2019, "open", ""))
    select = f"""
        WITH each AS (UNPIVOT (SELECT line, gwcode, year, pwtrgdp, pwtpop FROM raw WHERE raw.year >= '1946')
            ON pwtrgdp AS 'gdp', pwtpop AS 'population' INTO NAME layer VALUE number)
        SELECT line, gwcode || '-' || each.year || '-' || layer AS record, layer, a.iso3 AS state_a,
            TRY_CAST(number AS DOUBLE) AS value, {years("each.year")}, {unknown("gwcode", "each.year")},
            CASE layer WHEN 'gdp' THEN 'constant US$ million' ELSE 'million persons' END AS unit
        FROM each {numbered("gw", "gwcode", "each.year")}
    """
