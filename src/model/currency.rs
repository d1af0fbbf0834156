use super::open_enum;

open_enum! {
    /// A currency that Attio supports, ISO 4217. The list grows over time.
    pub enum CurrencyCode {
        Aed = "AED", Ars = "ARS", Aud = "AUD", Bgn = "BGN", Brl = "BRL", Cad = "CAD",
        Chf = "CHF", Clp = "CLP", Cny = "CNY", Cop = "COP", Czk = "CZK", Dkk = "DKK",
        Egp = "EGP", Eur = "EUR", Fjd = "FJD", Gbp = "GBP", Ghs = "GHS", Hkd = "HKD",
        Huf = "HUF", Idr = "IDR", Ils = "ILS", Inr = "INR", Isk = "ISK", Jpy = "JPY",
        Kes = "KES", Krw = "KRW", Mxn = "MXN", Myr = "MYR", Ngn = "NGN", Nok = "NOK",
        Ntd = "NTD", Nzd = "NZD", Omr = "OMR", Pen = "PEN", Php = "PHP", Pln = "PLN",
        Qar = "QAR", Rwf = "RWF", Sar = "SAR", Sek = "SEK", Sgd = "SGD", Thb = "THB",
        Try = "TRY", Usd = "USD", Uyu = "UYU", Xpf = "XPF", Zar = "ZAR",
    }
}

open_enum! {
    /// Format of amounts in the app: `code` as USD, `name` as US dollar, `narrowSymbol` as $, `symbol` as the symbol
    /// of the reader's locale.
    pub enum CurrencyDisplay {
        Code = "code",
        Name = "name",
        NarrowSymbol = "narrowSymbol",
        Symbol = "symbol",
    }
}
