//! The options of a pattern: PHP's modifiers and PCRE's inline letters.

/// A set of options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Flags(u16);

impl Flags {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const CASELESS: Self = Self(1);
    pub(crate) const MULTILINE: Self = Self(1 << 1);
    pub(crate) const DOTALL: Self = Self(1 << 2);
    pub(crate) const EXTENDED: Self = Self(1 << 3);
    pub(crate) const EXTENDED_MORE: Self = Self(1 << 4);
    pub(crate) const ANCHORED: Self = Self(1 << 5);
    pub(crate) const DOLLAR_ENDONLY: Self = Self(1 << 6);
    pub(crate) const UNGREEDY: Self = Self(1 << 7);
    pub(crate) const DUPNAMES: Self = Self(1 << 8);
    pub(crate) const NO_AUTO_CAPTURE: Self = Self(1 << 9);
    pub(crate) const CASELESS_RESTRICT: Self = Self(1 << 10);
    pub(crate) const UTF: Self = Self(1 << 11);
    pub(crate) const UCP: Self = Self(1 << 12);

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns the flags of one of PHP's modifiers; white space, `S` and `X` have no effect.
    pub(crate) const fn modifier(letter: u8) -> Option<Self> {
        Some(match letter {
            b'i' => Self::CASELESS,
            b'm' => Self::MULTILINE,
            b's' => Self::DOTALL,
            b'x' => Self::EXTENDED,
            b'A' => Self::ANCHORED,
            b'D' => Self::DOLLAR_ENDONLY,
            b'U' => Self::UNGREEDY,
            b'J' => Self::DUPNAMES,
            b'u' => Self::UTF.with(Self::UCP),
            b'n' => Self::NO_AUTO_CAPTURE,
            b'r' => Self::CASELESS_RESTRICT,
            b'S' | b'X' | b' ' | b'\n' | b'\r' => Self::NONE,
            _ => return None,
        })
    }

    /// Returns the flag of a letter of an inline setting, as in `(?i)`.
    pub(crate) const fn inline(letter: u32) -> Option<Self> {
        const LETTERS: &[(u8, Flags)] = &[
            (b'i', Flags::CASELESS),
            (b'm', Flags::MULTILINE),
            (b's', Flags::DOTALL),
            (b'x', Flags::EXTENDED),
            (b'n', Flags::NO_AUTO_CAPTURE),
            (b'J', Flags::DUPNAMES),
            (b'U', Flags::UNGREEDY),
            (b'r', Flags::CASELESS_RESTRICT),
        ];
        let mut row = 0;
        while row < LETTERS.len() {
            if LETTERS[row].0 as u32 == letter {
                return Some(LETTERS[row].1);
            }
            row += 1;
        }
        None
    }

    /// The flags that `(?^)` switches off.
    pub(crate) const CARET: Self = Self::CASELESS
        .with(Self::MULTILINE)
        .with(Self::DOTALL)
        .with(Self::EXTENDED)
        .with(Self::EXTENDED_MORE)
        .with(Self::NO_AUTO_CAPTURE)
        .with(Self::CASELESS_RESTRICT);
}
