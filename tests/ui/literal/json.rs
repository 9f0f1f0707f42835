use frontpay_core::{payload, payload::Address};

fn main() {
    // All of them are reported at once.
    payload!(Address {
        "zip": '4',
        "zip": "4313",
        "bytes": b"4313",
        "zero": 01,
        "typed": 5u8,
        "hex": 0x1F,
        "point": 5.,
        "nested": {"a": 1, "a": 2},
        "list": ['a', 007],
    });
}
