//! Bytes that go from one side to the other: their length as four bytes, the lowest first, and then the bytes.

/// Memory that the other side owns from now on.
pub fn give(bytes: &[u8]) -> *mut u8 {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let framed = [&length.to_le_bytes()[..], bytes].concat();
    Box::into_raw(framed.into_boxed_slice()).cast()
}

/// Bytes that the other side gave, whose memory is free afterwards.
///
/// # Safety
///
/// `start` is from `wayline_alloc`, for as many bytes as the length there says and four more.
pub unsafe fn take(start: *mut u8) -> Vec<u8> {
    // SAFETY: the caller says so.
    let framed = unsafe {
        let length = start.cast::<[u8; 4]>().read();
        Box::from_raw(std::ptr::slice_from_raw_parts_mut(start, u32::from_le_bytes(length) as usize + 4))
    };
    framed[4..].to_vec()
}
