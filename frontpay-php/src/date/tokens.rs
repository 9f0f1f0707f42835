//! The tokens of PHP's date language, into which `strtotime` splits a text.
//!
//! Source: the rules of timelib's `parse_date.re`, in the same order. As in a scanner of re2c, the longest match wins, and
//! the first rule among matches of one length.

use super::regex::{self, ByteSet, Regex, exactly, many, opt, some};

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Yesterday,
    Now,
    Noon,
    Today,
    Tomorrow,
    Timestamp,
    TimestampWithFraction,
    FirstOrLastDayOf,
    BackOrFrontOf,
    WeekdayOf,
    Time12,
    MssqlTime,
    Time24,
    HourMinute,
    HourMinuteSecond,
    American,
    YearMonthDay,
    ShortYearMonthDay,
    LongYearMonthDay,
    YearMonth,
    LooseYearMonthDay,
    DayMonthNameYear,
    PointedLongYear,
    PointedShortYear,
    MonthNameYear,
    YearMonthName,
    MonthNameDay,
    DayMonthName,
    Compact,
    DateAndTime,
    DayOfYear,
    WeekAndDay,
    Week,
    MonthNameDayYear,
    YearMonthNameDay,
    CommonLog,
    Year,
    Ago,
    Weekday,
    RelativeWeek,
    RelativeWords,
    Month,
    Zone,
    MonthNameDayTime12,
    MonthNameDayTime24,
    Relative,
    Nothing,
}

/// Returns the token at a position and its end; `None` if no rule matches.
pub(super) fn next(text: &[u8], start: usize) -> Option<(Token, usize)> {
    let first = regex::byte(text, start)?;
    let mut best: Option<(Token, usize)> = None;
    for ((token, regex), first_bytes) in TABLE.iter().zip(&FIRST_BYTES) {
        if first_bytes.has(first)
            && let Some(end) = regex.longest(text, start)
            && best.is_none_or(|(_, longest)| end > longest)
        {
            best = Some((*token, end));
        }
    }
    best
}

use Regex::{Alternate, Caseless, Class, Concat, Literal};

const DIGIT: Regex = Class(&[(b'0', b'9')]);
const LETTER: Regex = Class(&[(b'a', b'z'), (b'A', b'Z')]);
const BLANKS: Regex = some(&Class(&[(b' ', b' '), (b'\t', b'\t')]));
const SPACE: Regex = Alternate(&[BLANKS, some(&Literal("\u{a0}")), some(&Literal("\u{202f}"))]);
const MAY_SPACE: Regex = opt(&SPACE);
const COLON: Regex = Literal(":");
const COLON_OR_POINT: Regex = Class(&[(b':', b':'), (b'.', b'.')]);
const DASH: Regex = Literal("-");
const SLASH: Regex = Literal("/");
const POINT: Regex = Literal(".");
const END: Regex = Class(&[(0, 0)]);

const HOUR_24: Regex =
    Alternate(&[Concat(&[opt(&Class(&[(b'0', b'1')])), DIGIT]), Concat(&[Literal("2"), Class(&[(b'0', b'4')])])]);
const HOUR_24_PADDED: Regex =
    Alternate(&[Concat(&[Class(&[(b'0', b'1')]), DIGIT]), Concat(&[Literal("2"), Class(&[(b'0', b'4')])])]);
const HOUR_12: Regex = Alternate(&[
    Concat(&[opt(&Literal("0")), Class(&[(b'1', b'9')])]),
    Concat(&[Literal("1"), Class(&[(b'0', b'2')])]),
]);
const MINUTE: Regex = Concat(&[opt(&Class(&[(b'0', b'5')])), DIGIT]);
const MINUTE_PADDED: Regex = Concat(&[Class(&[(b'0', b'5')]), DIGIT]);
const SECOND: Regex = Alternate(&[MINUTE, Literal("60")]);
const SECOND_PADDED: Regex = Alternate(&[MINUTE_PADDED, Literal("60")]);
const FRACTION: Regex = Concat(&[POINT, some(&DIGIT)]);
const MERIDIAN: Regex = Concat(&[
    Class(&[(b'a', b'a'), (b'A', b'A'), (b'p', b'p'), (b'P', b'P')]),
    opt(&POINT),
    Caseless("m"),
    opt(&POINT),
    Class(&[(0, 0), (b'\t', b'\t'), (b' ', b' ')]),
]);
const ZONE_NAME: Regex = Alternate(&[
    Concat(&[opt(&Literal("(")), Regex::Repeat(&LETTER, 1, 6), opt(&Literal(")"))]),
    Concat(&[
        Class(&[(b'A', b'Z')]),
        some(&Class(&[(b'a', b'z')])),
        some(&Concat(&[Class(&[(b'_', b'_'), (b'/', b'/'), (b'-', b'-')]), some(&LETTER)])),
    ]),
]);
const ZONE_OFFSET: Regex = Concat(&[
    opt(&Literal("GMT")),
    Class(&[(b'+', b'+'), (b'-', b'-')]),
    Alternate(&[
        Concat(&[HOUR_24, opt(&Concat(&[opt(&COLON), MINUTE]))]),
        Concat(&[HOUR_24_PADDED, MINUTE_PADDED, SECOND_PADDED]),
        Concat(&[HOUR_24_PADDED, COLON, MINUTE_PADDED, COLON, SECOND_PADDED]),
    ]),
]);

const MONTH_NUMBER: Regex =
    Alternate(&[Concat(&[opt(&Literal("0")), DIGIT]), Concat(&[Literal("1"), Class(&[(b'0', b'2')])])]);
const MONTH_PADDED: Regex =
    Alternate(&[Concat(&[Literal("0"), DIGIT]), Concat(&[Literal("1"), Class(&[(b'0', b'2')])])]);
const DAY_SUFFIX: Regex = Alternate(&[Literal("st"), Literal("nd"), Literal("rd"), Literal("th")]);
const DAY: Regex = Concat(&[
    Alternate(&[Concat(&[opt(&Class(&[(b'0', b'2')])), DIGIT]), Concat(&[Literal("3"), Class(&[(b'0', b'1')])])]),
    opt(&DAY_SUFFIX),
]);
const DAY_PADDED: Regex =
    Alternate(&[Concat(&[Class(&[(b'0', b'2')]), DIGIT]), Concat(&[Literal("3"), Class(&[(b'0', b'1')])])]);
const YEAR: Regex = Regex::Repeat(&DIGIT, 1, 4);
const YEAR_2: Regex = exactly(2, &DIGIT);
const YEAR_4: Regex = exactly(4, &DIGIT);
const SIGN: Regex = Class(&[(b'+', b'+'), (b'-', b'-')]);
const DAY_OF_YEAR: Regex = Alternate(&[
    Concat(&[Literal("00"), Class(&[(b'1', b'9')])]),
    Concat(&[Literal("0"), Class(&[(b'1', b'9')]), DIGIT]),
    Concat(&[Class(&[(b'1', b'2')]), DIGIT, DIGIT]),
    Concat(&[Literal("3"), Class(&[(b'0', b'5')]), DIGIT]),
    Concat(&[Literal("36"), Class(&[(b'0', b'6')])]),
]);
const WEEK_OF_YEAR: Regex = Alternate(&[
    Concat(&[Literal("0"), Class(&[(b'1', b'9')])]),
    Concat(&[Class(&[(b'1', b'4')]), DIGIT]),
    Concat(&[Literal("5"), Class(&[(b'0', b'3')])]),
]);

const WEEKDAYS: Regex = Alternate(&[
    Concat(&[Caseless("sun"), opt(&Concat(&[Caseless("day"), opt(&Caseless("s"))]))]),
    Concat(&[Caseless("mon"), opt(&Concat(&[Caseless("day"), opt(&Caseless("s"))]))]),
    Concat(&[Caseless("tue"), opt(&Concat(&[Caseless("sday"), opt(&Caseless("s"))]))]),
    Concat(&[Caseless("wed"), opt(&Concat(&[Caseless("nesday"), opt(&Caseless("s"))]))]),
    Concat(&[Caseless("thu"), opt(&Concat(&[Caseless("rsday"), opt(&Caseless("s"))]))]),
    Concat(&[Caseless("fri"), opt(&Concat(&[Caseless("day"), opt(&Caseless("s"))]))]),
    Concat(&[Caseless("sat"), opt(&Concat(&[Caseless("urday"), opt(&Caseless("s"))]))]),
]);
const WEEKDAY: Regex = Alternate(&[WEEKDAYS, Concat(&[Caseless("weekday"), opt(&Caseless("s"))])]);
const MONTH_SHORT: Regex = Alternate(&[
    Caseless("jan"),
    Caseless("feb"),
    Caseless("mar"),
    Caseless("apr"),
    Caseless("may"),
    Caseless("jun"),
    Caseless("jul"),
    Caseless("aug"),
    Concat(&[Caseless("sep"), opt(&Caseless("t"))]),
    Caseless("oct"),
    Caseless("nov"),
    Caseless("dec"),
]);
const MONTH_LONG: Regex = Alternate(&[
    Caseless("january"),
    Caseless("february"),
    Caseless("march"),
    Caseless("april"),
    Caseless("june"),
    Caseless("july"),
    Caseless("august"),
    Caseless("september"),
    Caseless("october"),
    Caseless("november"),
    Caseless("december"),
]);
const MONTH_ROMAN: Regex = Alternate(&[
    Regex::Repeat(&Literal("I"), 1, 3),
    Literal("IV"),
    Concat(&[Literal("V"), Regex::Repeat(&Literal("I"), 0, 3)]),
    Literal("IX"),
    Concat(&[Literal("X"), Regex::Repeat(&Literal("I"), 0, 2)]),
]);
const MONTH: Regex = Alternate(&[MONTH_LONG, MONTH_SHORT, MONTH_ROMAN]);
const BETWEEN: Regex = many(&Class(&[(b' ', b' '), (b'.', b'.'), (b'\t', b'\t'), (b'-', b'-')]));
/// The characters behind a day: separators, and the letters of `st`, `nd`, `rd`, `th` in any order.
const BEHIND_DAY: Regex = some(&Class(&[
    (b',', b','),
    (b'.', b'.'),
    (b's', b't'),
    (b'n', b'n'),
    (b'd', b'd'),
    (b'r', b'r'),
    (b'h', b'h'),
    (b'\t', b'\t'),
    (b' ', b' '),
]));

const MAY_T: Regex = opt(&Caseless("t"));
const TIME_12_SHORT: Regex = Concat(&[HOUR_12, COLON_OR_POINT, MINUTE_PADDED, MAY_SPACE, MERIDIAN]);
const TIME_12_LONG: Regex =
    Concat(&[HOUR_12, COLON_OR_POINT, MINUTE, COLON_OR_POINT, SECOND_PADDED, MAY_SPACE, MERIDIAN]);
const TIME_24_SHORT: Regex = Concat(&[MAY_T, HOUR_24, COLON_OR_POINT, MINUTE]);
const TIME_24_LONG: Regex = Concat(&[MAY_T, HOUR_24, COLON_OR_POINT, MINUTE, COLON_OR_POINT, SECOND]);
const TIME_24_WITH_ZONE: Regex = Concat(&[
    MAY_T,
    HOUR_24,
    COLON_OR_POINT,
    MINUTE,
    COLON_OR_POINT,
    SECOND_PADDED,
    MAY_SPACE,
    Alternate(&[ZONE_OFFSET, ZONE_NAME]),
]);
const COLONS_TIME: Regex = Concat(&[HOUR_24_PADDED, COLON, MINUTE_PADDED, COLON, SECOND_PADDED]);
const MONTH_NAME_DAY: Regex = Concat(&[MONTH, BETWEEN, DAY, Alternate(&[BEHIND_DAY, END])]);

const ORDINAL: Regex = Alternate(&[
    Caseless("first"),
    Caseless("second"),
    Caseless("third"),
    Caseless("fourth"),
    Caseless("fifth"),
    Caseless("sixth"),
    Caseless("seventh"),
    Concat(&[Caseless("eight"), opt(&Caseless("h"))]),
    Caseless("ninth"),
    Caseless("tenth"),
    Caseless("eleventh"),
    Caseless("twelfth"),
]);
const DIRECTION: Regex = Alternate(&[Caseless("next"), Caseless("last"), Caseless("previous"), Caseless("this")]);
const UNIT: Regex = Alternate(&[
    Caseless("ms"),
    Caseless("µs"),
    Concat(&[
        Alternate(&[
            Caseless("msec"),
            Caseless("millisecond"),
            Caseless("µsec"),
            Caseless("microsecond"),
            Caseless("usec"),
            Caseless("sec"),
            Caseless("second"),
            Caseless("min"),
            Caseless("minute"),
            Caseless("hour"),
            Caseless("day"),
            Caseless("fortnight"),
            Caseless("forthnight"),
            Caseless("month"),
            Caseless("year"),
        ]),
        opt(&Caseless("s")),
    ]),
    Caseless("weeks"),
    WEEKDAY,
]);
const DATE_PADDED: Regex = Concat(&[YEAR_4, DASH, MONTH_PADDED, DASH, DAY_PADDED]);
const DATE_COMPACT: Regex = Concat(&[YEAR_4, MONTH_PADDED, DAY_PADDED]);

/// The first bytes of each rule, so that one comparison rules out most of the rules.
const FIRST_BYTES: [ByteSet; TABLE.len()] = {
    let mut first = [ByteSet::NONE; TABLE.len()];
    let mut at = 0;
    while at < TABLE.len() {
        first[at] = TABLE[at].1.first_bytes();
        at += 1;
    }
    first
};

const TABLE: &[(Token, Regex)] = &[
    (Token::Yesterday, Caseless("yesterday")),
    (Token::Now, Caseless("now")),
    (Token::Noon, Caseless("noon")),
    (Token::Today, Alternate(&[Caseless("midnight"), Caseless("today")])),
    (Token::Tomorrow, Caseless("tomorrow")),
    (Token::Timestamp, Concat(&[Literal("@"), opt(&DASH), some(&DIGIT)])),
    (
        Token::TimestampWithFraction,
        Concat(&[Literal("@"), opt(&DASH), some(&DIGIT), POINT, Regex::Repeat(&DIGIT, 0, 6)]),
    ),
    (Token::FirstOrLastDayOf, Alternate(&[Caseless("first day of"), Caseless("last day of")])),
    (
        Token::BackOrFrontOf,
        Concat(&[
            Alternate(&[Caseless("back of "), Caseless("front of ")]),
            HOUR_24,
            opt(&Concat(&[MAY_SPACE, MERIDIAN])),
        ]),
    ),
    (Token::WeekdayOf, Concat(&[Alternate(&[ORDINAL, DIRECTION]), SPACE, WEEKDAYS, SPACE, Caseless("of")])),
    (Token::Time12, Alternate(&[Concat(&[HOUR_12, MAY_SPACE, MERIDIAN]), TIME_12_SHORT, TIME_12_LONG])),
    (
        Token::MssqlTime,
        Concat(&[HOUR_12, COLON, MINUTE_PADDED, COLON, SECOND_PADDED, COLON_OR_POINT, some(&DIGIT), MERIDIAN]),
    ),
    (
        Token::Time24,
        Alternate(&[Concat(&[Caseless("t"), HOUR_24]), TIME_24_SHORT, TIME_24_LONG, Concat(&[TIME_24_LONG, FRACTION])]),
    ),
    (Token::HourMinute, Concat(&[MAY_T, HOUR_24_PADDED, MINUTE_PADDED])),
    (Token::HourMinuteSecond, Concat(&[MAY_T, HOUR_24_PADDED, MINUTE_PADDED, SECOND_PADDED])),
    (Token::American, Concat(&[MONTH_NUMBER, SLASH, DAY, opt(&Concat(&[SLASH, YEAR]))])),
    (
        Token::YearMonthDay,
        Alternate(&[
            Concat(&[opt(&SIGN), DATE_PADDED]),
            Concat(&[YEAR_4, SLASH, MONTH_PADDED, SLASH, DAY_PADDED, opt(&SLASH)]),
            Concat(&[YEAR_4, SLASH, MONTH_NUMBER, SLASH, DAY]),
        ]),
    ),
    (Token::ShortYearMonthDay, Concat(&[YEAR_2, DASH, MONTH_PADDED, DASH, DAY_PADDED])),
    (Token::LongYearMonthDay, Concat(&[SIGN, Regex::Repeat(&DIGIT, 5, 19), DASH, MONTH_PADDED, DASH, DAY_PADDED])),
    (Token::YearMonth, Concat(&[YEAR_4, DASH, MONTH_NUMBER])),
    (Token::LooseYearMonthDay, Concat(&[YEAR, DASH, MONTH_NUMBER, DASH, DAY])),
    (Token::DayMonthNameYear, Concat(&[DAY, BETWEEN, MONTH, BETWEEN, YEAR])),
    (
        Token::PointedLongYear,
        Concat(&[
            DAY,
            Class(&[(b'.', b'.'), (b'\t', b'\t'), (b'-', b'-')]),
            MONTH_NUMBER,
            Class(&[(b'.', b'.'), (b'-', b'-')]),
            YEAR_4,
        ]),
    ),
    (Token::PointedShortYear, Concat(&[DAY, Class(&[(b'.', b'.'), (b'\t', b'\t')]), MONTH_NUMBER, POINT, YEAR_2])),
    (Token::MonthNameYear, Concat(&[MONTH, BETWEEN, YEAR_4])),
    (Token::YearMonthName, Concat(&[YEAR_4, BETWEEN, MONTH])),
    (Token::MonthNameDay, Alternate(&[Concat(&[MONTH, BETWEEN, DAY, BEHIND_DAY, YEAR]), MONTH_NAME_DAY])),
    (Token::DayMonthName, Concat(&[DAY, BETWEEN, MONTH])),
    (Token::Compact, DATE_COMPACT),
    (
        Token::DateAndTime,
        Alternate(&[
            Concat(&[DATE_COMPACT, Literal("T"), HOUR_24, COLON, MINUTE_PADDED, COLON, SECOND_PADDED]),
            Concat(&[DATE_COMPACT, Caseless("t"), HOUR_24, MINUTE_PADDED, SECOND_PADDED]),
            Concat(&[DATE_PADDED, Literal("T"), COLONS_TIME, FRACTION, opt(&ZONE_OFFSET)]),
            Concat(&[YEAR_4, DASH, MONTH_NUMBER, DASH, DAY, Literal("T"), HOUR_24, COLON, MINUTE, COLON, SECOND]),
            Concat(&[YEAR_4, COLON, MONTH_PADDED, COLON, DAY_PADDED, Literal(" "), COLONS_TIME]),
        ]),
    ),
    (Token::DayOfYear, Concat(&[YEAR_4, opt(&Class(&[(b'.', b'.'), (b'-', b'-')])), DAY_OF_YEAR])),
    (Token::WeekAndDay, Concat(&[YEAR_4, opt(&DASH), Literal("W"), WEEK_OF_YEAR, opt(&DASH), Class(&[(b'0', b'7')])])),
    (Token::Week, Concat(&[YEAR_4, opt(&DASH), Literal("W"), WEEK_OF_YEAR])),
    (Token::MonthNameDayYear, Concat(&[MONTH_SHORT, DASH, DAY_PADDED, DASH, YEAR])),
    (Token::YearMonthNameDay, Concat(&[YEAR, DASH, MONTH_SHORT, DASH, DAY_PADDED])),
    (Token::CommonLog, Concat(&[DAY, SLASH, MONTH_SHORT, SLASH, YEAR_4, COLON, COLONS_TIME, SPACE, ZONE_OFFSET])),
    (Token::Year, YEAR_4),
    (Token::Ago, Caseless("ago")),
    (Token::Weekday, WEEKDAY),
    (Token::RelativeWeek, Concat(&[DIRECTION, SPACE, Caseless("week")])),
    (Token::RelativeWords, Concat(&[Alternate(&[ORDINAL, DIRECTION]), SPACE, UNIT])),
    (Token::Month, Alternate(&[MONTH_LONG, MONTH_SHORT])),
    (Token::Zone, Alternate(&[ZONE_OFFSET, ZONE_NAME])),
    (Token::MonthNameDayTime12, Concat(&[MONTH_NAME_DAY, Alternate(&[TIME_12_SHORT, TIME_12_LONG])])),
    (
        Token::MonthNameDayTime24,
        Concat(&[MONTH_NAME_DAY, Alternate(&[TIME_24_SHORT, TIME_24_LONG, TIME_24_WITH_ZONE])]),
    ),
    (
        Token::Relative,
        Concat(&[
            many(&SIGN),
            opt(&BLANKS),
            Regex::Repeat(&DIGIT, 1, 13),
            MAY_SPACE,
            Alternate(&[UNIT, Caseless("week")]),
        ]),
    ),
    (Token::Nothing, Alternate(&[Class(&[(b'.', b'.'), (b',', b',')]), SPACE, Class(&[(0, 0), (b'\n', b'\n')])])),
];
