//! The input of `payload!` as data.

use proc_macro2::TokenStream;
use syn::{LitStr, Type};

use crate::span::SpanRange;

/// The whole input.
pub(crate) struct Payload {
    pub(crate) head: Head,
    pub(crate) object: Node,
}

/// The part before the object.
pub(crate) struct Head {
    /// The path of `frontpay_core`.
    pub(crate) root: TokenStream,
    pub(crate) ty: Type,
    pub(crate) rules: Option<Type>,
}

/// A value.
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    pub(crate) range: SpanRange,
}

pub(crate) enum NodeKind {
    Null,
    Flag(bool),
    Int(i64),
    Float(f64),
    Text(LitStr),
    /// A constant of the user.
    Constant(TokenStream),
    List(Vec<Node>),
    Object(Vec<(LitStr, Node)>),
}
