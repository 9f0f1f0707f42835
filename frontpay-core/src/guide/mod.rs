//! Validation for library authors and teams: a guide in short chapters, each about one task.
//!
//! | you want to | chapter |
//! |---|---|
//! | put rules on a struct and get a value that has passed them | [`first_derive`] |
//! | tell a user, a log or another service what is wrong | [`reports`] |
//! | know what a missing key, `null` and blank text do | [`absence`] |
//! | validate structs in structs, lists and maps | [`nesting`] |
//! | let the document choose between forms | [`enums`] |
//! | use generics, newtypes and types of other crates | [`types`] |
//! | write rules and checks of your own | [`own_rules`] |
//! | look at the time, the user or the stock | [`contexts`] |
//! | add rules to someone else's payload, or read them when the program runs | [`rule_sets`] |
//! | take text from strangers | [`limits`] |
//! | write payloads as literals that the compiler checks | [`literals`] |
//! | test it | [`testing`] |
//! | read what the compiler says | [`compile_errors`] |
//! | come from `garde` or `validator` | [`migrating`] |
//! | offer validated types in a library of your own | [`libraries`] |
//!
//! Each rule with its parameters and what surprises: [`rule`](crate::rule). What the attribute takes:
//! [the derive](derive@crate::Validate).
//!
//! Every example runs as a test of this crate. The module exists in the documentation only.

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
    own_rules "own-rules.md";
    contexts "contexts.md";
    rule_sets "rule-sets.md";
    limits "limits.md";
    literals "../../../docs/what-the-compiler-knows.md";
    testing "testing.md";
    compile_errors "compile-errors.md";
    migrating "migrating.md";
    libraries "libraries.md";
}
