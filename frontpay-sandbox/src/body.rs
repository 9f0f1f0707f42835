//! Reading the body of a request, up to a limit.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::Body;
use http_body::Body as _;

/// The longest body that is read, in bytes: 1 MiB, what nginx takes unless told otherwise.
pub const LONGEST_BODY: usize = 1024 * 1024;

/// A sender that is told "too large" before it is done sees a broken connection instead, so that much is thrown away.
const DRAINED: usize = 16 * LONGEST_BODY;

/// The body has more than [`LONGEST_BODY`] bytes, or did not arrive whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    TooLarge,
    Broken,
}

pub(crate) async fn read(mut body: Body) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    let mut length = 0;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(data) = frame.map_err(|_| Unread::Broken)?.into_data() else { continue };
        length += data.len();
        if length > DRAINED {
            break;
        }
        if length <= LONGEST_BODY {
            bytes.extend_from_slice(&data);
        }
    }
    if length > LONGEST_BODY { Err(Unread::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_limit_is_exact() {
        assert_eq!(read(Body::from(vec![b' '; LONGEST_BODY])).await.map(|bytes| bytes.len()), Ok(LONGEST_BODY));
        assert_eq!(read(Body::from(vec![b' '; LONGEST_BODY + 1])).await, Err(Unread::TooLarge));
    }
}
