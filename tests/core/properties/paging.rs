//! A list that is read to its end has every item once, and ends.

use attio::core::operation::PageSize;
use proptest::prelude::*;

fn sizes() -> impl Strategy<Value = PageSize> {
    prop_oneof![
        Just(PageSize { default: 0, max: 0 }),
        (1u16..600).prop_map(|default| PageSize { default, max: 0 }),
        (1u16..600, 0u16..600).prop_map(|(default, more)| PageSize { default, max: default + more }),
    ]
}

proptest! {
    /// A server that behaves as documented: every item is read, and the list ends.
    #[test]
    fn a_server_that_keeps_its_word(size in sizes(), total in 0u32..3_000, asked in 1u32..600) {
        let limit = if size.max > 0 { asked.min(u32::from(size.max)) } else { asked };
        let (mut offset, mut requests) = (0, 0);
        loop {
            let received = limit.min(total - offset);
            offset += received;
            requests += 1;
            if size.is_last(limit, received) {
                break;
            }
        }
        prop_assert_eq!(offset, total);
        prop_assert!(requests <= total / limit + 2);
    }

    /// A server with an undocumented maximum: nothing is lost.
    #[test]
    fn a_cap_of_the_servers_own_loses_nothing(default in 0u16..600, total in 0u32..3_000, asked in 1u32..2_000, cap in 1u32..2_000) {
        let size = PageSize { default, max: 0 };
        // A server serves at least the page size that it documents as its default.
        let cap = cap.max(u32::from(default)).max(1);
        let mut offset = 0;
        loop {
            let received = asked.min(cap).min(total - offset);
            offset += received;
            if size.is_last(asked, received) {
                break;
            }
        }
        prop_assert_eq!(offset, total);
    }

    #[test]
    fn the_usual_size_is_allowed(size in sizes()) {
        prop_assert!(size.usual() > 0);
        prop_assert!(size.max == 0 || size.usual() <= u32::from(size.max));
    }
}
