use hmac::{Hmac, Mac};
use sha2::Sha256;

/// `Attio-Signature`: HMAC-SHA256 of the body, keyed with the secret as text, in lower-case hexadecimal.
pub fn sign(secret: &str, body: &str) -> String {
    // HMAC accepts a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return String::new();
    };
    mac.update(body.as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::sign;

    /// RFC 4231, case 2.
    #[test]
    fn signs_as_the_rfc_does() {
        let signature = sign("Jefe", "what do ya want for nothing?");
        assert_eq!(signature, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
