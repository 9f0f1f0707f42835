//! The words of PHP's date language: what `strtotime` splits a text into.
//!
//! The table follows the grammar of PHP's date library, timelib: the longest word wins, among equally long ones the
//! first of the table.

use super::grammar::{self, Bytes, Re, exactly, many, opt, some};

/// The kind of a word.
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

/// Returns the word at a place and its end; none where the text is not of this language.
pub(super) fn next(text: &[u8], start: usize) -> Option<(Token, usize)> {
    let first = grammar::byte(text, start)?;
    let mut best: Option<(Token, usize)> = None;
    for ((token, re), begins) in TABLE.iter().zip(&FIRST) {
        if begins.has(first)
            && let Some(end) = re.longest(text, start)
            && best.is_none_or(|(_, longest)| end > longest)
        {
            best = Some((*token, end));
        }
    }
    best
}

use Re::{Any, Exact, One, Seq, Word};

const DIGIT: Re = One(&[(b'0', b'9')]);
const LETTER: Re = One(&[(b'a', b'z'), (b'A', b'Z')]);
const BLANKS: Re = some(&One(&[(b' ', b' '), (b'\t', b'\t')]));
const SPACE: Re = Any(&[BLANKS, some(&Exact("\u{a0}")), some(&Exact("\u{202f}"))]);
const MAY_SPACE: Re = opt(&SPACE);
const COLON: Re = Exact(":");
const COLON_OR_POINT: Re = One(&[(b':', b':'), (b'.', b'.')]);
const DASH: Re = Exact("-");
const SLASH: Re = Exact("/");
const POINT: Re = Exact(".");
const END: Re = One(&[(0, 0)]);

const HOUR_24: Re = Any(&[Seq(&[opt(&One(&[(b'0', b'1')])), DIGIT]), Seq(&[Exact("2"), One(&[(b'0', b'4')])])]);
const HOUR_24_PADDED: Re = Any(&[Seq(&[One(&[(b'0', b'1')]), DIGIT]), Seq(&[Exact("2"), One(&[(b'0', b'4')])])]);
const HOUR_12: Re = Any(&[Seq(&[opt(&Exact("0")), One(&[(b'1', b'9')])]), Seq(&[Exact("1"), One(&[(b'0', b'2')])])]);
const MINUTE: Re = Seq(&[opt(&One(&[(b'0', b'5')])), DIGIT]);
const MINUTE_PADDED: Re = Seq(&[One(&[(b'0', b'5')]), DIGIT]);
const SECOND: Re = Any(&[MINUTE, Exact("60")]);
const SECOND_PADDED: Re = Any(&[MINUTE_PADDED, Exact("60")]);
const FRACTION: Re = Seq(&[POINT, some(&DIGIT)]);
const MERIDIAN: Re = Seq(&[
    One(&[(b'a', b'a'), (b'A', b'A'), (b'p', b'p'), (b'P', b'P')]),
    opt(&POINT),
    Word("m"),
    opt(&POINT),
    One(&[(0, 0), (b'\t', b'\t'), (b' ', b' ')]),
]);
const ZONE_NAME: Re = Any(&[
    Seq(&[opt(&Exact("(")), Re::Times(&LETTER, 1, 6), opt(&Exact(")"))]),
    Seq(&[
        One(&[(b'A', b'Z')]),
        some(&One(&[(b'a', b'z')])),
        some(&Seq(&[One(&[(b'_', b'_'), (b'/', b'/'), (b'-', b'-')]), some(&LETTER)])),
    ]),
]);
const ZONE_OFFSET: Re = Seq(&[
    opt(&Exact("GMT")),
    One(&[(b'+', b'+'), (b'-', b'-')]),
    Any(&[
        Seq(&[HOUR_24, opt(&Seq(&[opt(&COLON), MINUTE]))]),
        Seq(&[HOUR_24_PADDED, MINUTE_PADDED, SECOND_PADDED]),
        Seq(&[HOUR_24_PADDED, COLON, MINUTE_PADDED, COLON, SECOND_PADDED]),
    ]),
]);

const MONTH_NUMBER: Re = Any(&[Seq(&[opt(&Exact("0")), DIGIT]), Seq(&[Exact("1"), One(&[(b'0', b'2')])])]);
const MONTH_PADDED: Re = Any(&[Seq(&[Exact("0"), DIGIT]), Seq(&[Exact("1"), One(&[(b'0', b'2')])])]);
const DAY_SUFFIX: Re = Any(&[Exact("st"), Exact("nd"), Exact("rd"), Exact("th")]);
const DAY: Re = Seq(&[
    Any(&[Seq(&[opt(&One(&[(b'0', b'2')])), DIGIT]), Seq(&[Exact("3"), One(&[(b'0', b'1')])])]),
    opt(&DAY_SUFFIX),
]);
const DAY_PADDED: Re = Any(&[Seq(&[One(&[(b'0', b'2')]), DIGIT]), Seq(&[Exact("3"), One(&[(b'0', b'1')])])]);
const YEAR: Re = Re::Times(&DIGIT, 1, 4);
const YEAR_2: Re = exactly(2, &DIGIT);
const YEAR_4: Re = exactly(4, &DIGIT);
const SIGN: Re = One(&[(b'+', b'+'), (b'-', b'-')]);
const DAY_OF_YEAR: Re = Any(&[
    Seq(&[Exact("00"), One(&[(b'1', b'9')])]),
    Seq(&[Exact("0"), One(&[(b'1', b'9')]), DIGIT]),
    Seq(&[One(&[(b'1', b'2')]), DIGIT, DIGIT]),
    Seq(&[Exact("3"), One(&[(b'0', b'5')]), DIGIT]),
    Seq(&[Exact("36"), One(&[(b'0', b'6')])]),
]);
const WEEK_OF_YEAR: Re = Any(&[
    Seq(&[Exact("0"), One(&[(b'1', b'9')])]),
    Seq(&[One(&[(b'1', b'4')]), DIGIT]),
    Seq(&[Exact("5"), One(&[(b'0', b'3')])]),
]);

const WEEKDAYS: Re = Any(&[
    Seq(&[Word("sun"), opt(&Seq(&[Word("day"), opt(&Word("s"))]))]),
    Seq(&[Word("mon"), opt(&Seq(&[Word("day"), opt(&Word("s"))]))]),
    Seq(&[Word("tue"), opt(&Seq(&[Word("sday"), opt(&Word("s"))]))]),
    Seq(&[Word("wed"), opt(&Seq(&[Word("nesday"), opt(&Word("s"))]))]),
    Seq(&[Word("thu"), opt(&Seq(&[Word("rsday"), opt(&Word("s"))]))]),
    Seq(&[Word("fri"), opt(&Seq(&[Word("day"), opt(&Word("s"))]))]),
    Seq(&[Word("sat"), opt(&Seq(&[Word("urday"), opt(&Word("s"))]))]),
]);
const WEEKDAY: Re = Any(&[WEEKDAYS, Seq(&[Word("weekday"), opt(&Word("s"))])]);
const MONTH_SHORT: Re = Any(&[
    Word("jan"),
    Word("feb"),
    Word("mar"),
    Word("apr"),
    Word("may"),
    Word("jun"),
    Word("jul"),
    Word("aug"),
    Seq(&[Word("sep"), opt(&Word("t"))]),
    Word("oct"),
    Word("nov"),
    Word("dec"),
]);
const MONTH_LONG: Re = Any(&[
    Word("january"),
    Word("february"),
    Word("march"),
    Word("april"),
    Word("june"),
    Word("july"),
    Word("august"),
    Word("september"),
    Word("october"),
    Word("november"),
    Word("december"),
]);
const MONTH_ROMAN: Re = Any(&[
    Re::Times(&Exact("I"), 1, 3),
    Exact("IV"),
    Seq(&[Exact("V"), Re::Times(&Exact("I"), 0, 3)]),
    Exact("IX"),
    Seq(&[Exact("X"), Re::Times(&Exact("I"), 0, 2)]),
]);
const MONTH: Re = Any(&[MONTH_LONG, MONTH_SHORT, MONTH_ROMAN]);
const BETWEEN: Re = many(&One(&[(b' ', b' '), (b'.', b'.'), (b'\t', b'\t'), (b'-', b'-')]));
/// The characters behind a day: separators, and the letters of `st`, `nd`, `rd`, `th` in any order.
const BEHIND_DAY: Re = some(&One(&[
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

const MAY_T: Re = opt(&Word("t"));
const TIME_12_SHORT: Re = Seq(&[HOUR_12, COLON_OR_POINT, MINUTE_PADDED, MAY_SPACE, MERIDIAN]);
const TIME_12_LONG: Re = Seq(&[HOUR_12, COLON_OR_POINT, MINUTE, COLON_OR_POINT, SECOND_PADDED, MAY_SPACE, MERIDIAN]);
const TIME_24_SHORT: Re = Seq(&[MAY_T, HOUR_24, COLON_OR_POINT, MINUTE]);
const TIME_24_LONG: Re = Seq(&[MAY_T, HOUR_24, COLON_OR_POINT, MINUTE, COLON_OR_POINT, SECOND]);
const TIME_24_WITH_ZONE: Re = Seq(&[
    MAY_T,
    HOUR_24,
    COLON_OR_POINT,
    MINUTE,
    COLON_OR_POINT,
    SECOND_PADDED,
    MAY_SPACE,
    Any(&[ZONE_OFFSET, ZONE_NAME]),
]);
const COLONS_TIME: Re = Seq(&[HOUR_24_PADDED, COLON, MINUTE_PADDED, COLON, SECOND_PADDED]);
const MONTH_NAME_DAY: Re = Seq(&[MONTH, BETWEEN, DAY, Any(&[BEHIND_DAY, END])]);

const ORDINAL: Re = Any(&[
    Word("first"),
    Word("second"),
    Word("third"),
    Word("fourth"),
    Word("fifth"),
    Word("sixth"),
    Word("seventh"),
    Seq(&[Word("eight"), opt(&Word("h"))]),
    Word("ninth"),
    Word("tenth"),
    Word("eleventh"),
    Word("twelfth"),
]);
const DIRECTION: Re = Any(&[Word("next"), Word("last"), Word("previous"), Word("this")]);
const UNIT: Re = Any(&[
    Word("ms"),
    Word("µs"),
    Seq(&[
        Any(&[
            Word("msec"),
            Word("millisecond"),
            Word("µsec"),
            Word("microsecond"),
            Word("usec"),
            Word("sec"),
            Word("second"),
            Word("min"),
            Word("minute"),
            Word("hour"),
            Word("day"),
            Word("fortnight"),
            Word("forthnight"),
            Word("month"),
            Word("year"),
        ]),
        opt(&Word("s")),
    ]),
    Word("weeks"),
    WEEKDAY,
]);
const DATE_PADDED: Re = Seq(&[YEAR_4, DASH, MONTH_PADDED, DASH, DAY_PADDED]);
const DATE_COMPACT: Re = Seq(&[YEAR_4, MONTH_PADDED, DAY_PADDED]);

/// The first bytes of the rows of the table: most rows are passed over after one look at a byte.
const FIRST: [Bytes; TABLE.len()] = {
    let mut first = [Bytes::NONE; TABLE.len()];
    let mut at = 0;
    while at < TABLE.len() {
        first[at] = TABLE[at].1.first();
        at += 1;
    }
    first
};

const TABLE: &[(Token, Re)] = &[
    (Token::Yesterday, Word("yesterday")),
    (Token::Now, Word("now")),
    (Token::Noon, Word("noon")),
    (Token::Today, Any(&[Word("midnight"), Word("today")])),
    (Token::Tomorrow, Word("tomorrow")),
    (Token::Timestamp, Seq(&[Exact("@"), opt(&DASH), some(&DIGIT)])),
    (Token::TimestampWithFraction, Seq(&[Exact("@"), opt(&DASH), some(&DIGIT), POINT, Re::Times(&DIGIT, 0, 6)])),
    (Token::FirstOrLastDayOf, Any(&[Word("first day of"), Word("last day of")])),
    (
        Token::BackOrFrontOf,
        Seq(&[Any(&[Word("back of "), Word("front of ")]), HOUR_24, opt(&Seq(&[MAY_SPACE, MERIDIAN]))]),
    ),
    (Token::WeekdayOf, Seq(&[Any(&[ORDINAL, DIRECTION]), SPACE, WEEKDAYS, SPACE, Word("of")])),
    (Token::Time12, Any(&[Seq(&[HOUR_12, MAY_SPACE, MERIDIAN]), TIME_12_SHORT, TIME_12_LONG])),
    (
        Token::MssqlTime,
        Seq(&[HOUR_12, COLON, MINUTE_PADDED, COLON, SECOND_PADDED, COLON_OR_POINT, some(&DIGIT), MERIDIAN]),
    ),
    (Token::Time24, Any(&[Seq(&[Word("t"), HOUR_24]), TIME_24_SHORT, TIME_24_LONG, Seq(&[TIME_24_LONG, FRACTION])])),
    (Token::HourMinute, Seq(&[MAY_T, HOUR_24_PADDED, MINUTE_PADDED])),
    (Token::HourMinuteSecond, Seq(&[MAY_T, HOUR_24_PADDED, MINUTE_PADDED, SECOND_PADDED])),
    (Token::American, Seq(&[MONTH_NUMBER, SLASH, DAY, opt(&Seq(&[SLASH, YEAR]))])),
    (
        Token::YearMonthDay,
        Any(&[
            Seq(&[opt(&SIGN), DATE_PADDED]),
            Seq(&[YEAR_4, SLASH, MONTH_PADDED, SLASH, DAY_PADDED, opt(&SLASH)]),
            Seq(&[YEAR_4, SLASH, MONTH_NUMBER, SLASH, DAY]),
        ]),
    ),
    (Token::ShortYearMonthDay, Seq(&[YEAR_2, DASH, MONTH_PADDED, DASH, DAY_PADDED])),
    (Token::LongYearMonthDay, Seq(&[SIGN, Re::Times(&DIGIT, 5, 19), DASH, MONTH_PADDED, DASH, DAY_PADDED])),
    (Token::YearMonth, Seq(&[YEAR_4, DASH, MONTH_NUMBER])),
    (Token::LooseYearMonthDay, Seq(&[YEAR, DASH, MONTH_NUMBER, DASH, DAY])),
    (Token::DayMonthNameYear, Seq(&[DAY, BETWEEN, MONTH, BETWEEN, YEAR])),
    (
        Token::PointedLongYear,
        Seq(&[
            DAY,
            One(&[(b'.', b'.'), (b'\t', b'\t'), (b'-', b'-')]),
            MONTH_NUMBER,
            One(&[(b'.', b'.'), (b'-', b'-')]),
            YEAR_4,
        ]),
    ),
    (Token::PointedShortYear, Seq(&[DAY, One(&[(b'.', b'.'), (b'\t', b'\t')]), MONTH_NUMBER, POINT, YEAR_2])),
    (Token::MonthNameYear, Seq(&[MONTH, BETWEEN, YEAR_4])),
    (Token::YearMonthName, Seq(&[YEAR_4, BETWEEN, MONTH])),
    (Token::MonthNameDay, Any(&[Seq(&[MONTH, BETWEEN, DAY, BEHIND_DAY, YEAR]), MONTH_NAME_DAY])),
    (Token::DayMonthName, Seq(&[DAY, BETWEEN, MONTH])),
    (Token::Compact, DATE_COMPACT),
    (
        Token::DateAndTime,
        Any(&[
            Seq(&[DATE_COMPACT, Exact("T"), HOUR_24, COLON, MINUTE_PADDED, COLON, SECOND_PADDED]),
            Seq(&[DATE_COMPACT, Word("t"), HOUR_24, MINUTE_PADDED, SECOND_PADDED]),
            Seq(&[DATE_PADDED, Exact("T"), COLONS_TIME, FRACTION, opt(&ZONE_OFFSET)]),
            Seq(&[YEAR_4, DASH, MONTH_NUMBER, DASH, DAY, Exact("T"), HOUR_24, COLON, MINUTE, COLON, SECOND]),
            Seq(&[YEAR_4, COLON, MONTH_PADDED, COLON, DAY_PADDED, Exact(" "), COLONS_TIME]),
        ]),
    ),
    (Token::DayOfYear, Seq(&[YEAR_4, opt(&One(&[(b'.', b'.'), (b'-', b'-')])), DAY_OF_YEAR])),
    (Token::WeekAndDay, Seq(&[YEAR_4, opt(&DASH), Exact("W"), WEEK_OF_YEAR, opt(&DASH), One(&[(b'0', b'7')])])),
    (Token::Week, Seq(&[YEAR_4, opt(&DASH), Exact("W"), WEEK_OF_YEAR])),
    (Token::MonthNameDayYear, Seq(&[MONTH_SHORT, DASH, DAY_PADDED, DASH, YEAR])),
    (Token::YearMonthNameDay, Seq(&[YEAR, DASH, MONTH_SHORT, DASH, DAY_PADDED])),
    (Token::CommonLog, Seq(&[DAY, SLASH, MONTH_SHORT, SLASH, YEAR_4, COLON, COLONS_TIME, SPACE, ZONE_OFFSET])),
    (Token::Year, YEAR_4),
    (Token::Ago, Word("ago")),
    (Token::Weekday, WEEKDAY),
    (Token::RelativeWeek, Seq(&[DIRECTION, SPACE, Word("week")])),
    (Token::RelativeWords, Seq(&[Any(&[ORDINAL, DIRECTION]), SPACE, UNIT])),
    (Token::Month, Any(&[MONTH_LONG, MONTH_SHORT])),
    (Token::Zone, Any(&[ZONE_OFFSET, ZONE_NAME])),
    (Token::MonthNameDayTime12, Seq(&[MONTH_NAME_DAY, Any(&[TIME_12_SHORT, TIME_12_LONG])])),
    (Token::MonthNameDayTime24, Seq(&[MONTH_NAME_DAY, Any(&[TIME_24_SHORT, TIME_24_LONG, TIME_24_WITH_ZONE])])),
    (
        Token::Relative,
        Seq(&[many(&SIGN), opt(&BLANKS), Re::Times(&DIGIT, 1, 13), MAY_SPACE, Any(&[UNIT, Word("week")])]),
    ),
    (Token::Nothing, Any(&[One(&[(b'.', b'.'), (b',', b',')]), SPACE, One(&[(0, 0), (b'\n', b'\n')])])),
];
