//! A literal as data.

use proc_macro2::{Span, TokenStream};
use syn::{LitStr, Type};

/// What stands between the parentheses.
pub(crate) struct Payload {
    pub(crate) head: Head,
    pub(crate) object: Node,
}

/// What stands before the object.
pub(crate) struct Head {
    /// The crate that generated code names.
    pub(crate) root: TokenStream,
    pub(crate) ty: Type,
    pub(crate) rules: Option<Type>,
}

/// A value, with its first and last token.
pub(crate) struct Node {
    pub(crate) form: Form,
    pub(crate) start: Span,
    pub(crate) end: Span,
}

pub(crate) enum Form {
    Null,
    Flag(bool),
    Int(i64),
    Float(f64),
    Text(LitStr),
    /// A constant of the user's.
    Constant(TokenStream),
    List(Vec<Node>),
    Object(Vec<(LitStr, Node)>),
}
