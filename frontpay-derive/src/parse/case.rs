//! The cases of serde's `rename_all`.

/// A convention for names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    /// Finds a case by its name in serde, which is an example of itself.
    pub(crate) fn find(name: &str) -> Option<Self> {
        Some(match name {
            "lowercase" => Self::Lower,
            "UPPERCASE" => Self::Upper,
            "PascalCase" => Self::Pascal,
            "camelCase" => Self::Camel,
            "snake_case" => Self::Snake,
            "SCREAMING_SNAKE_CASE" => Self::ScreamingSnake,
            "kebab-case" => Self::Kebab,
            "SCREAMING-KEBAB-CASE" => Self::ScreamingKebab,
            _ => return None,
        })
    }

    /// Converts the name of a field, which Rust writes in snake case.
    pub(crate) fn field(self, name: &str) -> String {
        match self {
            Self::Lower | Self::Snake => name.to_owned(),
            Self::Upper | Self::ScreamingSnake => name.to_ascii_uppercase(),
            Self::Pascal => pascal(name),
            Self::Camel => first_lower(&pascal(name)),
            Self::Kebab => name.replace('_', "-"),
            Self::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
        }
    }

    /// Converts the name of a variant, which Rust writes in Pascal case.
    pub(crate) fn variant(self, name: &str) -> String {
        match self {
            Self::Pascal => name.to_owned(),
            Self::Lower => name.to_ascii_lowercase(),
            Self::Upper => name.to_ascii_uppercase(),
            Self::Camel => first_lower(name),
            Self::Snake => snake(name),
            Self::ScreamingSnake => snake(name).to_ascii_uppercase(),
            Self::Kebab => snake(name).replace('_', "-"),
            Self::ScreamingKebab => snake(name).to_ascii_uppercase().replace('_', "-"),
        }
    }
}

fn pascal(name: &str) -> String {
    let mut pascal = String::with_capacity(name.len());
    let mut capital = true;
    for character in name.chars() {
        if character == '_' {
            capital = true;
        } else {
            pascal.push(if capital { character.to_ascii_uppercase() } else { character });
            capital = false;
        }
    }
    pascal
}

fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for (at, character) in name.char_indices() {
        if at > 0 && character.is_uppercase() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}

fn first_lower(name: &str) -> String {
    let mut characters = name.chars();
    let first = characters.next().map(|character| character.to_ascii_lowercase());
    first.into_iter().chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::Case;

    #[test]
    fn fields_and_variants_read_as_serde_writes_them() {
        let table = [
            ("lowercase", "order_date", "verytasty"),
            ("UPPERCASE", "ORDER_DATE", "VERYTASTY"),
            ("PascalCase", "OrderDate", "VeryTasty"),
            ("camelCase", "orderDate", "veryTasty"),
            ("snake_case", "order_date", "very_tasty"),
            ("SCREAMING_SNAKE_CASE", "ORDER_DATE", "VERY_TASTY"),
            ("kebab-case", "order-date", "very-tasty"),
            ("SCREAMING-KEBAB-CASE", "ORDER-DATE", "VERY-TASTY"),
        ];
        for (name, field, variant) in table {
            let case = Case::find(name).expect("one of the eight");
            assert_eq!((case.field("order_date"), case.variant("VeryTasty")), (field.to_owned(), variant.to_owned()));
        }
        assert_eq!(Case::find("Camel"), None);
    }
}
