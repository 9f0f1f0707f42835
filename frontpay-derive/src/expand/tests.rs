//! The generated code of five derives, formatted. `UPDATE_EXPECT=1` writes the expected files.

use expect_test::{ExpectFile, expect_file};

fn prints(input: &str, expected: &ExpectFile) {
    let tokens = super::derive(&syn::parse_str(input).expect("a type"));
    let file = syn_2::parse_file(&tokens.to_string()).expect("items");
    expected.assert_eq(&prettyplease::unparse(&file));
}

#[test]
fn a_struct() {
    let input = r#"
        #[serde(rename_all = "camelCase")]
        struct Customer {
            #[rule(required, string, in("private", "corporate"))]
            r#type: String,
            #[rule(required_if = "type=corporate", nullable, regex = r"^\d{9}$")]
            organization_id: Option<String>,
            #[rule(required, array)]
            address: Address,
        }
    "#;
    prints(input, &expect_file!["tests/struct.rs"]);
}

#[test]
fn generics() {
    let input = r"
        struct Page<'a, T: Clone, const N: usize> {
            #[rule(required, array, max = 2)]
            items: [T; N],
            #[rule(nullable, string)]
            next: Option<&'a str>,
        }
    ";
    prints(input, &expect_file!["tests/generics.rs"]);
}

#[test]
fn a_newtype() {
    prints("struct Email(#[rule(string, email)] String);", &expect_file!["tests/newtype.rs"]);
}

#[test]
fn words() {
    let input = r#"
        #[serde(rename_all = "kebab-case")]
        enum Channel { ByMail, BySms }
    "#;
    prints(input, &expect_file!["tests/words.rs"]);
}

#[test]
fn a_tagged_enum() {
    let input = r#"
        #[serde(tag = "type")]
        enum Method {
            Card {
                #[rule(required, digits = 4)]
                number: String,
            },
            Invoice(Invoice),
            Cash,
        }
    "#;
    prints(input, &expect_file!["tests/tagged.rs"]);
}

/// An editor completes a word only if the code with it and without it have the same beginning.
#[test]
fn a_word_has_its_place_before_it_is_a_rule() {
    let print = |rules: &str| {
        let input = format!("struct Customer {{ #[rule({rules})] name: String }}");
        super::derive(&syn::parse_str(&input).expect("a type")).to_string()
    };
    for rules in ["", "required,", "max = 5,", "max = ,", "custom = f,", "\"required|max:5\",", "MaxLines(3),"] {
        let (without, with) = (print(rules), print(&format!("{rules} raCompletionMarker")));
        let (before, behind) = with.split_once("raCompletionMarker as _").expect("the word in the code");
        assert!(without.starts_with(before.trim_end_matches([',', ' '])), "{rules}: {before}");
        assert!(behind.contains("compile_error"));
    }
}
