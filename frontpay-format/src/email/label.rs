//! The length of a label of a domain name in its ASCII form.
//!
//! The reference encodes labels with `idn_to_ascii` and measures the result. Here Punycode (RFC 3492, section 6.3) is
//! counted and not written. The crates `idna` and `punycode` allocate and are not `const`.

use crate::unicode::Chars;

const LABEL_MAX: usize = 63;
/// The greatest length of a domain; a longer label is refused without being encoded, which bounds the quadratic encoder.
const BYTES_MAX: usize = 253;
const ACE_PREFIX: usize = 4;

/// A label, as one or two ranges of the text: a comment within it is left out, except for the token that ends the comment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'a> {
    bytes: &'a [u8],
    head: (usize, usize),
    tail: (usize, usize),
}

impl<'a> Label<'a> {
    pub(super) const fn new(bytes: &'a [u8], start: usize) -> Self {
        Self { bytes, head: (start, start), tail: (start, start) }
    }

    pub(super) const fn push(&mut self, start: usize, end: usize) {
        if self.tail.0 < self.tail.1 {
            self.tail.1 = end;
        } else if self.head.1 == start {
            self.head.1 = end;
        } else {
            self.tail = (start, end);
        }
    }

    pub(super) const fn is_too_long(&self) -> bool {
        let length = self.head.1 - self.head.0 + self.tail.1 - self.tail.0;
        if length > BYTES_MAX {
            return true;
        }
        if self.is_ascii(self.head) && self.is_ascii(self.tail) {
            return length > LABEL_MAX;
        }
        self.code_points().has_long_name()
    }

    const fn is_ascii(&self, (mut start, end): (usize, usize)) -> bool {
        while start < end {
            if !self.bytes[start].is_ascii() {
                return false;
            }
            start += 1;
        }
        true
    }

    const fn code_points(&self) -> CodePoints {
        let mut points = CodePoints { codes: [0; BYTES_MAX], count: 0 };
        points.extend(self.bytes, self.head);
        points.extend(self.bytes, self.tail);
        points
    }
}

struct CodePoints {
    codes: [u32; BYTES_MAX],
    count: usize,
}

impl CodePoints {
    const fn extend(&mut self, bytes: &[u8], (start, end): (usize, usize)) {
        let mut chars = Chars::starting_at(bytes, start);
        while chars.offset() < end && self.count < BYTES_MAX {
            let Some(code) = chars.next() else { return };
            self.push(ascii_form(code));
            if is_sharp_s(code) {
                self.push(ascii_form(code));
            }
        }
    }

    const fn push(&mut self, code: u32) {
        if self.count < BYTES_MAX {
            self.codes[self.count] = code;
            self.count += 1;
        }
    }

    /// Returns the number of ASCII characters, which RFC 3492 calls basic code points.
    const fn basic_count(&self, mut from: usize, to: usize) -> usize {
        let mut count = 0;
        while from < to {
            count += (self.codes[from] < 0x80) as usize;
            from += 1;
        }
        count
    }

    /// Returns `true` if a part between dots is too long: a label can contain its leading dot and the dots of other scripts.
    const fn has_long_name(&self) -> bool {
        let (mut from, mut at) = (0, 0);
        while at <= self.count {
            if at == self.count || is_dot(self.codes[at]) {
                if self.encoded_length(from, at) > LABEL_MAX {
                    return true;
                }
                from = at + 1;
            }
            at += 1;
        }
        false
    }

    const fn encoded_length(&self, from: usize, to: usize) -> usize {
        let basic = self.basic_count(from, to);
        if basic == to - from {
            return basic;
        }
        let delimiter = (basic > 0) as usize;
        ACE_PREFIX + basic + delimiter + self.digit_count(from, to, basic)
    }

    /// Returns the number of digits of the variable-length integers of RFC 3492, section 6.3.
    const fn digit_count(&self, from: usize, to: usize, basic: usize) -> usize {
        let total = to - from;
        let (mut handled, mut code, mut delta, mut bias, mut digits) = (basic, 0x80, 0, 72, 0);
        while handled < total {
            let next = self.smallest_from(code, from, to);
            delta += (next - code) as usize * (handled + 1);
            let mut at = from;
            while at < to {
                if self.codes[at] < next {
                    delta += 1;
                } else if self.codes[at] == next {
                    digits += digits_of(delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled += 1;
                }
                at += 1;
            }
            delta += 1;
            code = next + 1;
        }
        digits
    }

    const fn smallest_from(&self, code: u32, mut from: usize, to: usize) -> u32 {
        let mut smallest = u32::MAX;
        while from < to {
            if self.codes[from] >= code && self.codes[from] < smallest {
                smallest = self.codes[from];
            }
            from += 1;
        }
        smallest
    }
}

/// Returns `true` for `ß`, which the mapping before Punycode replaces with `ss`.
const fn is_sharp_s(code: u32) -> bool {
    matches!(code, 0xdf | 0x1e9e)
}

/// Maps a code point as UTS #46 does, if the result is ASCII.
const fn ascii_form(code: u32) -> u32 {
    match code {
        0xdf | 0x17f | 0x1e9e => 0x73,
        0x212a => 0x6b,
        0xa0 | 0x2000..=0x200a | 0x202f | 0x205f | 0x3000 => 0x20,
        0xff01..=0xff5e => code - 0xfee0,
        _ => code,
    }
}

const fn is_dot(code: u32) -> bool {
    matches!(code, 0x2e | 0x3002 | 0xff61)
}

/// Returns the number of digits of a delta.
const fn digits_of(mut delta: usize, bias: usize) -> usize {
    let (mut digits, mut k) = (1, 36);
    loop {
        let threshold = if k <= bias {
            1
        } else if k >= bias + 26 {
            26
        } else {
            k - bias
        };
        if delta < threshold {
            return digits;
        }
        delta = (delta - threshold) / (36 - threshold);
        digits += 1;
        k += 36;
    }
}

/// Returns the next bias: `adapt` in RFC 3492, section 6.1.
const fn adapt(delta: usize, points: usize, is_first: bool) -> usize {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}
