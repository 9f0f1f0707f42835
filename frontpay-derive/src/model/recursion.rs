//! Types that contain themselves.

use syn::visit::{self, Visit};
use syn::{Ident, Macro, Path, Type};

use crate::type_tokens::has_any_ident;

/// Returns true if a type names the owner of the field that has it.
pub(super) fn is_recursive(owner: &Ident, ty: &Type) -> bool {
    let mut search = Search { owner, is_found: false };
    search.visit_type(ty);
    search.is_found
}

struct Search<'o> {
    owner: &'o Ident,
    is_found: bool,
}

impl<'ast> Visit<'ast> for Search<'_> {
    /// Compares the last name of a path. In a path through another module it belongs to another type.
    fn visit_path(&mut self, path: &'ast Path) {
        let first = path.segments.first().map(|first| &first.ident);
        let local_prefixes = ["Self", "self", "super", "crate"];
        let is_local = path.leading_colon.is_none()
            && (path.segments.len() == 1 || first.is_some_and(|first| local_prefixes.iter().any(|word| first == word)));
        let last = path.segments.last().map(|last| &last.ident);
        self.is_found |= is_local && last.is_some_and(|last| last == self.owner || last == "Self");
        visit::visit_path(self, path);
    }

    /// Searches the tokens of a macro, whose expansion is unknown.
    fn visit_macro(&mut self, called: &'ast Macro) {
        self.is_found |= has_any_ident(called.tokens.clone(), &[&self.owner.to_string(), "Self"]);
    }
}
