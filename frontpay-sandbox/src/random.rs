//! Random identifiers and default secrets.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

/// Returns a random number: a keyed hash, whose keys the standard library gets from the operating system.
fn number() -> u64 {
    RandomState::new().hash_one(0_u8)
}

/// Returns a prefix with ten digits, such as `ODR3506777330`.
pub(crate) fn identifier(prefix: &str) -> String {
    format!("{prefix}{}", 1_000_000_000 + number() % 9_000_000_000)
}

/// Returns a prefix with 32 hexadecimal digits.
pub(crate) fn secret(prefix: &str) -> String {
    format!("{prefix}{:016x}{:016x}", number(), number())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn identifiers_have_a_prefix_and_ten_digits() {
        let id = identifier("ODR");
        let digits = id.strip_prefix("ODR").unwrap();
        assert_eq!(digits.len(), 10);
        assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
    }

    #[test]
    fn secrets_do_not_repeat() {
        let secrets: HashSet<_> = (0..1000).map(|_| secret("")).collect();
        assert_eq!(secrets.len(), 1000);
        assert!(secrets.iter().all(|secret| secret.len() == 32));
    }
}
