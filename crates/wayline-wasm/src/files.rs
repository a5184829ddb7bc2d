//! Other files, which JavaScript hands over when a map asks for them.

use wayline::load::{LoadError, Loaded, Loader, followed};

#[link(wasm_import_module = "wayline")]
unsafe extern "C" {
    /// The content of the file at a path from the project's folder, framed as an answer is; null if there is none.
    fn read(path: *const u8, length: usize) -> *mut u8;
    /// The address of a file of the typeface, framed in the same way; it may have the file in it.
    fn typeface(name: *const u8, length: usize) -> *mut u8;
}

/// The address of a file of the typeface.
pub fn font(name: &str) -> String {
    // SAFETY: the name can be read for as long as the call takes, and what comes back is from `wayline_alloc`.
    let address = unsafe { crate::frame::take(typeface(name.as_ptr(), name.len())) };
    String::from_utf8(address).unwrap_or_default()
}

/// The files that the caller has.
pub struct Files;

impl Files {
    fn content(path: &str) -> Option<Vec<u8>> {
        // SAFETY: the path can be read for as long as the call takes, and what comes back is from `wayline_alloc`.
        unsafe {
            let start = read(path.as_ptr(), path.len());
            (!start.is_null()).then(|| crate::frame::take(start))
        }
    }
}

impl Loader for Files {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let name = followed(from, path).ok_or_else(outside)?;
        let bytes = Self::content(&name).ok_or(LoadError::NotFound)?;
        Ok(Loaded { identity: name.clone(), name, bytes })
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        let name = followed(from, path).ok_or_else(outside)?;
        Ok(Self::content(&name).is_some())
    }
}

fn outside() -> LoadError {
    LoadError::OutsideRoot("the project".into())
}
