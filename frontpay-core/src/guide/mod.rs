//! A guide to validation, with a short chapter for each task.
//!
//! | you want to | chapter |
//! |---|---|
//! | put rules on a struct and get a value that has passed them | [`first_derive`] |
//! | show failures to a user, a log or another service | [`reports`] |
//! | handle missing keys, `null` and blank text | [`absence`] |
//! | validate nested structs, lists and maps | [`nesting`] |
//! | validate enums, with and without data | [`enums`] |
//! | use generics, newtypes and types of other crates | [`types`] |
//! | write custom rules and checks | [`custom_rules`] |
//! | use the time, the user or the stock in a rule | [`contexts`] |
//! | add rules to another crate's type, or load rules at run time | [`rule_sets`] |
//! | limit the work on untrusted input | [`limits`] |
//! | write payloads as literals that the compiler checks | [`literals`] |
//! | test rules | [`testing`] |
//! | understand a compile error | [`compile_errors`] |
//! | migrate from `garde` or `validator` | [`migrating`] |
//! | use validated types in the API of a library | [`libraries`] |
//!
//! The rules, with their parameters and surprises, are in [`rule`](crate::rule); the attributes are in
//! [the derive](derive@crate::Validate).
//!
//! Every example runs as a test of this crate. The module exists only in the documentation.

macro_rules! chapters {
    ($($chapter:ident $page:literal;)*) => {$(
        #[doc = include_str!($page)]
        pub mod $chapter {}
    )*};
}

chapters! {
    first_derive "first-derive.md";
    reports "reports.md";
    absence "absence.md";
    nesting "nesting.md";
    enums "enums.md";
    types "types.md";
    custom_rules "custom-rules.md";
    contexts "contexts.md";
    rule_sets "rule-sets.md";
    limits "limits.md";
    literals "../../../docs/what-the-compiler-knows.md";
    testing "testing.md";
    compile_errors "compile-errors.md";
    migrating "migrating.md";
    libraries "libraries.md";
}
