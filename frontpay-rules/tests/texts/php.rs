use frontpay_rules::RuleSet;
use proptest::prelude::*;
use rstest::rstest;

fn table(text: &str) -> Vec<(String, Vec<String>)> {
    match RuleSet::parse_php(text) {
        Ok(rules) => rules.to_laravel(),
        Err(error) => panic!("{error}\n{text}"),
    }
}

fn refused(text: &str) -> String {
    RuleSet::parse_php(text).map(|rules| rules.to_laravel()).unwrap_err().to_string()
}

const NAME: &str = "'name' => 'required|string'";

#[rstest]
#[case::bare_line("'name' => 'required|string',")]
#[case::no_comma("'name' => 'required|string'")]
#[case::brackets("['name' => 'required|string']")]
#[case::array("array('name' => 'required|string',)")]
#[case::word_in_capitals("Array ( 'name' => ARRAY('required', 'string') )")]
#[case::list("['name' => ['required', 'string',]]")]
#[case::assigned("$rules = ['name' => 'required|string'];")]
#[case::file("<?php\n\nreturn ['name' => 'required|string'];\n")]
#[case::closed_file("<?php return ['name' => 'required|string']; ?>\n")]
#[case::bare_lines_in_tags("<?php 'name' => 'required|string' ?>")]
#[case::header(
    "<?php\ndeclare(strict_types=1);\nnamespace App\\Http;\nuse Illuminate\\Validation\\Rule;\nreturn ['name' => ['required', 'string']];"
)]
#[case::comments("// the name\n# its rules\n/* of a\n person */ 'name' /* => */ => 'required|string', // , 'x'")]
#[case::double_quotes(r#""name" => "required|string","#)]
#[case::escapes(r#""\x6e\141m\u{65}" => "required\174string","#)]
#[case::joined("'na' . 'me' => 'required' . '|' . \"string\",")]
#[case::byte_order_mark("\u{feff}<?php return ['name' => 'required|string'];")]
#[case::windows_lines("[\r\n  'name' => 'required|string', // x\r\n]\r\n")]
#[case::no_break_spaces("\u{a0}'name'\u{a0}=>\u{a0}'required|string',")]
fn all_forms_of_one_table(#[case] text: &str) {
    assert_eq!(table(text), table(NAME));
}

#[rstest]
#[case::empty("", "")]
#[case::empty_array("[]", "")]
#[case::no_rules("'a' => [], 'b' => ''", "a:  / b: ")]
#[case::number_as_key("0 => 'required', -1 => 'string', 0x1F => 'string'", "0: required / -1: string / 31: string")]
#[case::number_joined("'a' => 'max:' . 5", "a: max:5")]
#[case::backslashes(r"'a' => 'regex:/^\d{9}$/'", r"a: regex:/^\d{9}$/")]
#[case::escaped_backslash(r"'a' => 'regex:/^\\d\'$/'", r"a: regex:/^\d'$/")]
#[case::dollar_in_double_quotes(r#""a" => "regex:/^\\d{9}$/""#, r"a: regex:/^\d{9}$/")]
#[case::unknown_escape_stays(r#""a" => "regex:/^\d$/""#, r"a: regex:/^\d$/")]
#[case::pipe_in_a_list("'a' => ['regex:/^(a|b)$/']", "a: regex:/^(a|b)$/")]
#[case::rule_in(
    "'a' => ['required', Rule::in(['x', 'y,z', 1, 1.50, true, null])]",
    r#"a: required ; in:x,"y,z",1,1.5,1,"#
)]
#[case::rule_in_with_a_pipe("'a' => Rule::in('x|y', 'z')", "a: in:x|y,z")]
#[case::rule_with_its_namespace(r"'a' => \Illuminate\Validation\Rule::notIn(['x'])", "a: not_in:x")]
#[case::rule_array("'a' => Rule::array(), 'b' => Rule::array(['x', 'y'])", "a: array / b: array:x,y")]
#[case::rule_contains("'a' => [Rule::contains(['x']), Rule::doesntContain('y')]", "a: contains:x ; doesnt_contain:y")]
fn what_a_text_says(#[case] text: &str, #[case] expected: &str) {
    let rows = table(text).into_iter().map(|(path, rules)| format!("{path}: {}", rules.join(" ; ")));
    assert_eq!(rows.collect::<Vec<_>>().join(" / "), expected);
}

#[rstest]
#[case::rule(
    "'a' => 'required',\n'b.*.c' => 'required|strng',",
    "line 2, column 22: b.*.c: unknown rule `strng`, did you mean `string`?"
)]
#[case::rule_behind_escapes(
    r"'a' => 'regex:/\'\\\\/|strng'",
    "line 1, column 24: a: unknown rule `strng`, did you mean `string`?"
)]
#[case::rule_behind_wide_characters(
    "'å' => 'in:ø,日|strng'",
    "line 1, column 16: å: unknown rule `strng`, did you mean `string`?"
)]
#[case::rule_in_a_joined_text(
    "'a' => 'required|' .\n  'strng'",
    "line 2, column 4: a: unknown rule `strng`, did you mean `string`?"
)]
#[case::rule_in_a_list(
    "'a' => [\n  'required',\n  'strng',\n]",
    "line 3, column 4: a: unknown rule `strng`, did you mean `string`?"
)]
#[case::elsewhere(
    "'a' => 'required|unique:users'",
    "line 1, column 18: a: the rule `unique` asks a database; look the value up when the payload is valid, or in a rule of your own"
)]
#[case::twice("'a' => 'string',\n'a' => 'required'", "line 2, column 1: a: the path is given twice")]
#[case::part_of_a_key("'a*' => 'string'", "line 1, column 1: a*: `*` stands for a whole key")]
#[case::variable(
    "'a' => 'max:' . $max",
    "line 1, column 17: the variable `$max` cannot be known from this text; write its value"
)]
#[case::variable_in_quotes(
    "'a' => \"max:$max\"",
    "line 1, column 13: the variable `$max` cannot be known from this text; write its value, or use single quotes where a `$` is meant"
)]
#[case::variable_in_braces(
    "'a' => \"max:{$this->max}\"",
    "line 1, column 13: the variable `$this` cannot be known from this text; write its value, or use single quotes where a `$` is meant"
)]
#[case::object(
    "'a' => ['required', new Enum(Status::class)]",
    "line 1, column 21: an object cannot be known from this text; write its rule as text, such as `in:a,b`"
)]
#[case::computed_rule(
    "'a' => Rule::requiredIf($x)",
    "line 1, column 8: `Rule::requiredIf` is computed when PHP runs; write the rule as text: `required_if:other,values`"
)]
#[case::unknown_helper(
    "'a' => Rule::when($x, 'b')",
    "line 1, column 8: `Rule::when` is computed when PHP runs; write its rules as text"
)]
#[case::database_rule(
    "'a' => Rule::unique('users')",
    "line 1, column 8: the rule `unique` asks a database; look the value up when the payload is valid, or in a rule of your own"
)]
#[case::variable_in_a_rule(
    "'a' => Rule::in($words)",
    "line 1, column 17: the variable `$words` cannot be known from this text; write its value"
)]
#[case::function(
    "'a' => implode('|', ['b'])",
    "line 1, column 8: the function `implode` is not called here; write what it returns"
)]
#[case::constant(
    "'a' => MAX",
    "line 1, column 8: the constant `MAX` cannot be known from this text; write its value, a text in quotes"
)]
#[case::class_constant(
    "'a' => Order::RULE",
    "line 1, column 8: `Order::RULE` cannot be known from this text; write its value"
)]
#[case::closure(
    "'a' => [function ($x) {}]",
    "line 1, column 9: a function cannot be read from PHP; leave it out and add a custom rule in Rust"
)]
#[case::class("<?php\nclass Order {}", "line 2, column 1: a class is not read; give the array that its method returns")]
#[case::spread(
    "[...$common, 'a' => 'string']",
    "line 1, column 2: `...` unpacks an array that is not in this text; write its items"
)]
#[case::heredoc("'a' => <<<X\nrequired\nX", "line 1, column 8: a heredoc is not read; write its text in quotes")]
#[case::typographic_quotes("‘a’ => ‘required’", "line 1, column 1: found the quotation mark `‘`, expected `'`")]
#[case::number("'a' => 5", "line 1, column 8: a: found a number, expected a text with rules or a list of them")]
#[case::number_in_a_list("'a' => ['max', 5]", "line 1, column 16: a: found a number, expected a rule as text")]
#[case::array_in_a_list(
    "'a' => [['max', 5]]",
    "line 1, column 9: a: found an array, expected a rule as text, such as `'min:5'`"
)]
#[case::nested_table(
    "'a' => ['b' => 'required']",
    "line 1, column 9: a: found the key `b` in the rules of `a`; rules of a field in it stand under `a.b`"
)]
#[case::no_path("['required']", "line 1, column 2: found a text without a path, expected `'path' => 'rules'`")]
#[case::array_as_key("[[] => 'x']", "line 1, column 2: found an array before `=>`, expected a text")]
#[case::missing_comma(
    "'a' => 'string'\n'b' => 'string'",
    "line 2, column 1: found a text, expected `,` or the end of the text"
)]
#[case::missing_comma_in_brackets(
    "['a' => 'string' 'b' => 'string']",
    "line 1, column 18: found a text, expected `,` or `]`"
)]
#[case::missing_bracket(
    "['a' => 'string',",
    "line 1, column 18: found the end of the text, expected a text, a number or an array"
)]
#[case::other_bracket("array('a' => 'string']", "line 1, column 22: found `]`, expected `,` or `)`")]
#[case::missing_value("'a' =>", "line 1, column 7: found the end of the text, expected a text, a number or an array")]
#[case::missing_quote("'a' => 'string,\n'b", "line 2, column 2: found `b`, expected `,` or the end of the text")]
#[case::open_quote("'a' => \"string", "line 1, column 8: this text is not closed, expected `\"`")]
#[case::open_comment("/* 'a'", "line 1, column 1: this comment is not closed, expected `*/`")]
#[case::behind_the_end(
    "return []; $x",
    "line 1, column 12: the variable `$x` cannot be known from this text; write its value"
)]
#[case::no_array("return 5;", "line 1, column 8: found a number, expected an array")]
#[case::json("{\"a\": \"required\"}", "line 1, column 1: found `{`, expected a text, a number or an array")]
#[case::ternary("'a' => 'x' ? 'y' : 'z'", "line 1, column 12: found `?`, expected `,` or the end of the text")]
#[case::no_character(
    r#""\u{110000}" => 'string'"#,
    r"line 1, column 2: `\u{..}` holds the number of a character in hexadecimal digits, such as `\u{e5}`"
)]
#[case::no_text(r#""\xff" => 'string'"#, "line 1, column 1: the escapes of this text produce bytes that are not UTF-8")]
#[case::no_number("1x => 'string'", "line 1, column 1: `1x` is not a number")]
fn errors_point_and_say_what_was_meant(#[case] text: &str, #[case] error: &str) {
    assert_eq!(refused(text), error);
}

#[test]
fn nesting_has_a_limit() {
    let deep = |depth: usize| format!("'a' => {}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(refused(&deep(32)).contains("expected a rule as text"));
    assert_eq!(refused(&deep(100_000)), "line 1, column 41: arrays nest more than 32 levels deep");
}

#[test]
fn what_is_printed_is_read_again() {
    let tables = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../conformance/rules.json")).unwrap();
    let tables: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&tables).unwrap();
    for (name, rows) in &tables {
        let texts = |value: &serde_json::Value| match value {
            serde_json::Value::String(text) => text.split('|').map(str::to_owned).collect::<Vec<_>>(),
            list => list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect(),
        };
        let rows: Vec<_> = rows.as_object().unwrap().iter().map(|(path, rules)| (path, texts(rules))).collect();
        assert!(rows.len() > 3, "{name}");
        let rules = RuleSet::parse(rows).unwrap();
        assert_eq!(table(&rules.to_string()), rules.to_laravel(), "{name}");
        assert_eq!(table(&format!("<?php\nreturn [\n{rules}];")), rules.to_laravel(), "{name}");
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', r#"\""#).replace('$', r"\$").replace('\n', r"\n"))
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC*") {
        _ = RuleSet::parse_php(&text);
    }

    #[test]
    fn no_order_of_pieces_is_too_odd(
        pieces in proptest::collection::vec(
            prop::sample::select(vec![
                "'a'", "\"b", "'", "\"", "\\", "$x", "{$", "$", "[", "]", "(", ")", "array", "=>", ",", ".", "5", "-", "0x",
                "1.", "1e", "Rule", "::", "in", "new", "//", "#", "/*", "*/", "\n", "<?php", "?>", "return", "use", ";", "=",
                "...", "\\x", "\\u{", "}", "<<<", "required|", "ø", "’", "\u{feff}", "\\7", "null",
            ]),
            0..24,
        ),
    ) {
        let text = pieces.concat();
        if let Err(error) = RuleSet::parse_php(&text) {
            prop_assert!(error.range().start <= text.len() && text.get(error.range()).is_some(), "{text:?} {error:?}");
        }
    }

    #[test]
    fn any_text_survives_single_quotes(path in "[a\\\\'\"$|ø]{1,8}") {
        // A backslash before a dot is another thing, and there is no dot.
        let rules = RuleSet::parse([(&path, "required")]).unwrap();
        prop_assert_eq!(table(&rules.to_string()), rules.to_laravel());
    }

    #[test]
    fn any_pattern_survives_printing(path in "[^*.]{1,8}", pattern in "\\PC{0,12}") {
        let path = format!("x{}", path.replace('\\', ""));
        let rules = RuleSet::parse_lazily([(path, vec![format!("regex:{pattern}")])]);
        let printed = rules.to_string();
        prop_assume!(rules.to_laravel()[0].1[0] == format!("regex:{pattern}"));
        match RuleSet::parse_php(&printed) {
            Ok(read) => prop_assert_eq!(read.to_laravel(), rules.to_laravel()),
            Err(error) => prop_assert!(error.problem() != "" && error.path().is_some(), "{}: {}", printed, error),
        }
    }

    #[test]
    fn any_path_and_values_survive_printing(path in "[^*\\\\.]{1,8}", values in proptest::collection::vec("[^|\\\\]{1,6}", 1..4)) {
        let list: Vec<_> = values.iter().map(|value| format!("\"{}\"", value.replace('"', "\"\""))).collect();
        let rules = RuleSet::parse([(path.clone(), vec![format!("in:{}", list.join(","))])]).unwrap();
        prop_assert_eq!(table(&rules.to_string()), rules.to_laravel());
        let text = format!("{} => [{}],", quoted(&path), quoted(&rules.to_laravel()[0].1[0]));
        prop_assert_eq!(table(&text), rules.to_laravel());
    }
}
