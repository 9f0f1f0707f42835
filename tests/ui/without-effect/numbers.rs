//! Size rules count the characters of a number unless a rule makes it one.

use frontpay_core::Validate;

type Beds = u8;

#[derive(Validate)]
struct Room(u8);

#[derive(Validate)]
struct Hotel {
    #[rule(required, max = 6)]
    beds: u8,
    #[rule("required|min:1.5")]
    width: f64,
    #[rule(nullable, size = 3)]
    floor: Option<i32>,
    #[rule(required, between(1, 6))]
    rooms: u128,
    #[rule(required, gt = 6)]
    stars: u8,
    #[rule(required, gte = "beds")]
    guests: u8,
    #[rule(required, integer, max = 6)]
    doors: u8,
}

#[derive(Validate)]
struct Aliases {
    #[rule(required, max = 6)]
    beds: Beds,
    #[rule(required, lt = 6)]
    room: Room,
    #[rule(required, max = 6)]
    stay: std::time::Duration,
    #[rule(required, numeric, max = 6)]
    floors: Beds,
}

fn main() {}
