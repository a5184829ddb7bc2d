//! The compiler for JavaScript: one function that takes a request as JSON and gives an answer as JSON.
//!
//! Nothing is generated: a request is written into memory that [`wayline_alloc`] gives, [`wayline_call`] answers it, and the
//! caller returns the answer with [`wayline_free`]. Files that a map names are asked for by way of the import `read`. `packages/npm`
//! wraps this in functions with types.

mod answer;
mod draw;
mod files;
mod frame;
mod language;
mod request;

/// Memory for a request of `length` bytes.
#[unsafe(no_mangle)]
pub extern "C" fn wayline_alloc(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Returns memory of `length` bytes that [`wayline_alloc`] or [`wayline_call`] gave.
///
/// # Safety
///
/// `start` comes from one of the two, `length` is what it was given with, and nobody uses it afterwards.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wayline_free(start: *mut u8, length: usize) {
    // SAFETY: the caller says so.
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(start, length)) });
}

/// Answers a request. The answer begins with its length as four bytes, the lowest first; they count as part of the memory to free.
///
/// # Safety
///
/// `start` has `length` bytes that can be read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wayline_call(start: *const u8, length: usize) -> *mut u8 {
    // SAFETY: the caller says so.
    let request = unsafe { std::slice::from_raw_parts(start, length) };
    frame::give(&answer::answer(request))
}
