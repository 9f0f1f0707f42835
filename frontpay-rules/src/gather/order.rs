//! In which order failures stand in a report.

/// Things in the order of their places, whatever the order in which they come; those of one place stay in theirs.
///
/// The items of a list come one after the other and are told row by row, so that the things of one place are a chain. There
/// are no more chains than a table has rows.
#[derive(Debug)]
pub(super) struct Ordered<T> {
    links: Vec<Link<T>>,
    /// By their places.
    chains: Vec<Chain>,
    /// The chain of the last thing: that of the next is near.
    last: usize,
}

#[derive(Debug)]
struct Link<T> {
    thing: T,
    next: usize,
}

#[derive(Debug)]
struct Chain {
    place: u64,
    first: usize,
    last: usize,
}

/// Few reports are longer; they grow.
const USUAL_LENGTH: usize = 64;
/// Few tables have more rows of which something fails.
const USUAL_PLACES: usize = 32;

/// Behind the last link of a chain.
const END: usize = usize::MAX;

impl<T> Ordered<T> {
    pub(super) const fn new() -> Self {
        Self { links: Vec::new(), chains: Vec::new(), last: 0 }
    }

    #[inline]
    pub(super) fn push(&mut self, place: u64, thing: T) {
        let (at, near) = (self.links.len(), self.last + 1);
        match self.chains.get_mut(near) {
            Some(chain) if chain.place == place => {
                self.last = near;
                if let Some(before) = self.links.get_mut(core::mem::replace(&mut chain.last, at)) {
                    before.next = at;
                }
            }
            _ => self.link(place, at),
        }
        self.links.push(Link { thing, next: END });
    }

    /// Adds to the chain of a place, wherever it is, or to a new one.
    #[inline(never)]
    fn link(&mut self, place: u64, at: usize) {
        if at == 0 {
            self.links.reserve(USUAL_LENGTH);
            self.chains.reserve(USUAL_PLACES);
        }
        match self.find(place) {
            Ok(found) => {
                self.last = found;
                let before = core::mem::replace(&mut self.chains[found].last, at);
                self.links[before].next = at;
            }
            Err(new) => {
                self.last = new;
                self.chains.insert(new, Chain { place, first: at, last: at });
            }
        }
    }

    /// Finds the chain of a place, or where it is to stand: a new one often behind that of the last thing.
    fn find(&self, place: u64) -> Result<usize, usize> {
        let near = self.last + 1;
        let follows = self.chains.get(self.last).is_some_and(|last| last.place < place);
        if follows && self.chains.get(near).is_none_or(|next| place < next.place) {
            return Err(near);
        }
        self.chains.binary_search_by_key(&place, |chain| chain.place)
    }

    pub(super) const fn len(&self) -> usize {
        self.links.len()
    }

    #[inline]
    pub(super) fn each(&self, mut run: impl FnMut(&T)) {
        for chain in &self.chains {
            let mut next = self.links.get(chain.first);
            while let Some(link) = next {
                run(&link.thing);
                next = self.links.get(link.next);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Ordered;

    proptest! {
        #[test]
        fn the_order_is_that_of_a_stable_sort(places in proptest::collection::vec(0..20_u64, 0..100)) {
            let mut ordered = Ordered::new();
            let mut sorted: Vec<_> = places.iter().copied().zip(0_usize..).collect();
            for (place, at) in &sorted {
                ordered.push(*place, (*place, *at));
            }
            sorted.sort_by_key(|(place, _)| *place);
            let mut told = Vec::new();
            ordered.each(|thing| told.push(*thing));
            prop_assert_eq!(told, sorted);
        }
    }
}
