//! Reading of request bodies, up to a limit.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::Body;
use http_body::Body as _;

/// The maximum length of a body in bytes: 1 MiB, the default of nginx.
pub const MAX_BODY_BYTES: usize = 1024 * 1024;

/// The maximum length of a body that is read and dropped, in bytes. A client that gets a response before it has sent its body
/// may see a broken connection instead.
const MAX_DRAINED_BYTES: usize = 16 * MAX_BODY_BYTES;

/// An error of a body: it is longer than [`MAX_BODY_BYTES`], or incomplete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyError {
    TooLarge,
    Incomplete,
}

pub(crate) async fn read(mut body: Body) -> Result<Vec<u8>, BodyError> {
    let mut bytes = Vec::new();
    let mut length = 0;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(data) = frame.map_err(|_| BodyError::Incomplete)?.into_data() else { continue };
        length += data.len();
        if length > MAX_DRAINED_BYTES {
            break;
        }
        if length <= MAX_BODY_BYTES {
            bytes.extend_from_slice(&data);
        }
    }
    if length > MAX_BODY_BYTES { Err(BodyError::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_limit_is_exact() {
        assert_eq!(read(Body::from(vec![b' '; MAX_BODY_BYTES])).await.map(|bytes| bytes.len()), Ok(MAX_BODY_BYTES));
        assert_eq!(read(Body::from(vec![b' '; MAX_BODY_BYTES + 1])).await, Err(BodyError::TooLarge));
    }
}
