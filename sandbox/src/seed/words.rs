//! Word lists that names and texts are put together from.

pub const FIRST_NAMES: &[&str] = &[
    "Ada", "Aiko", "Alejandro", "Amara", "Anaïs", "Andrzej", "Anika", "Antoine", "Aoife", "Asha", "Astrid", "Beatriz",
    "Björn", "Camille", "Carlos", "Chiara", "Chidi", "Chloé", "Claire", "Daniel", "Dariusz", "Diego", "Dmitri", "Edith",
    "Elena", "Elif", "Emeka", "Emma", "Enrico", "Ewa", "Farah", "Fatima", "Felix", "Fiona", "François", "Freya", "Giulia",
    "Grace", "Hana", "Hannah", "Harper", "Hassan", "Hugo", "Ibrahim", "Ingrid", "Isabel", "Ivan", "Jakub", "James", "Jin",
    "João", "Jonas", "José", "Julia", "Kaito", "Karim", "Katarzyna", "Kemi", "Kenji", "Lars", "Laura", "Leila", "Léa",
    "Li", "Linnea", "Lucía", "Luca", "Maëlle", "Magnus", "Malik", "Marek", "Maria", "Marta", "Mateo", "Mei", "Mia",
    "Michał", "Milan", "Min-jun", "Mohammed", "Nadia", "Naomi", "Nia", "Nikolai", "Noah", "Noor", "Olga", "Oliver",
    "Olumide", "Omar", "Oskar", "Owen", "Paula", "Pedro", "Petra", "Priya", "Rafael", "Rania", "Ravi", "Renée", "Rosa",
    "Sam", "Sanjay", "Sara", "Sébastien", "Sofia", "Søren", "Stella", "Sven", "Takumi", "Tanvi", "Theo", "Thandiwe",
    "Tomás", "Ute", "Valentina", "Victor", "Viktória", "Wanjiru", "Wei", "William", "Xiomara", "Yara", "Yuki", "Yusuf",
    "Zainab", "Zofia", "Zoë",
];

pub const LAST_NAMES: &[&str] = &[
    "Abbott", "Adeyemi", "Åkesson", "Almeida", "Andersson", "Bauer", "Becker", "Benali", "Bernard", "Bianchi", "Björk",
    "Brown", "Carvalho", "Castillo", "Chen", "Clarke", "Costa", "Cruz", "Dąbrowski", "Das", "Díaz", "Dubois", "Ekström",
    "Eriksen", "Evans", "Fernández", "Ferrari", "Fischer", "Fournier", "García", "Ghosh", "Girard", "Gómez", "Green",
    "Gupta", "Haddad", "Hall", "Hansen", "Hernández", "Hoffmann", "Horváth", "Hughes", "Ivanova", "Jackson", "Jansen",
    "Jensen", "Johansson", "Joshi", "Kamau", "Kaplan", "Khan", "Kim", "Kowalska", "Krüger", "Kumar", "Lambert", "Larsen",
    "Lee", "Lefèvre", "Lindqvist", "López", "Mäkinen", "Marino", "Martin", "Mbeki", "Mehta", "Meyer", "Moreau", "Morgan",
    "Müller", "Murphy", "Nakamura", "Navarro", "Ng", "Nguyen", "Nielsen", "Novák", "Nowak", "O'Brien", "Okafor", "Okonkwo",
    "Olsen", "Osei", "Park", "Patel", "Pereira", "Petrov", "Popescu", "Ramírez", "Rao", "Rasmussen", "Reyes", "Richter",
    "Rivera", "Romano", "Rossi", "Saito", "Santos", "Sato", "Schmidt", "Schneider", "Sharma", "Silva", "Singh", "Smith",
    "Sørensen", "Suzuki", "Svensson", "Tanaka", "Taylor", "Torres", "Tran", "Van Dijk", "Vargas", "Virtanen", "Wagner",
    "Walsh", "Wang", "Weber", "Williams", "Wójcik", "Wright", "Yamamoto", "Yılmaz", "Young", "Zhang", "Zimmermann",
];

pub const COMPANY_STEMS: &[&str] = &[
    "Acacia", "Alder", "Altair", "Amber", "Anchor", "Apex", "Arbor", "Argo", "Ascend", "Aspen", "Atlas", "Aurora",
    "Basalt", "Beacon", "Birch", "Bluebird", "Bramble", "Bright", "Bryggen", "Canopy", "Cascade", "Cedar", "Cinder",
    "Clarity", "Cobalt", "Comet", "Copper", "Coral", "Corvid", "Crescent", "Delta", "Drift", "Driftwood", "Dune", "Echo",
    "Élan", "Ember", "Evergreen", "Fable", "Falcon", "Fathom", "Fern", "Firefly", "Fjord", "Flint", "Foundry", "Garnet",
    "Glacier", "Granite", "Grove", "Halcyon", "Harbor", "Harvest", "Hazel", "Helios", "Heron", "Horizon", "Indigo",
    "Iris", "Ivory", "Jade", "Juniper", "Keystone", "Kite", "Lagoon", "Lantern", "Lark", "Lattice", "Lichen", "Linden",
    "Lumen", "Lynx", "Maple", "Marigold", "Meridian", "Mosaic", "Nimbus", "Nordlys", "North", "Nova", "Oak", "Obsidian",
    "Ocean", "Olive", "Onyx", "Orbit", "Orchard", "Osprey", "Otter", "Pebble", "Pine", "Pioneer", "Polaris", "Prairie",
    "Prism", "Quarry", "Quartz", "Quill", "Raven", "Redwood", "Reef", "Ridge", "River", "Rowan", "Saffron", "Sage",
    "Sequoia", "Sierra", "Signal", "Silver", "Slate", "Solstice", "Sparrow", "Spruce", "Summit", "Tamarind", "Terra",
    "Thistle", "Tidal", "Timber", "Topaz", "Trellis", "Tundra", "Über", "Umbra", "Vela", "Verdant", "Vista", "Willow",
    "Wren", "Yarrow", "Zephyr", "Zinc",
];

pub const COMPANY_KINDS: &[(&str, &str)] = &[
    ("Analytics", "analytics for operations teams"),
    ("Bank", "business accounts for small companies"),
    ("Bio", "tools for biology labs"),
    ("Capital", "early-stage investments"),
    ("Care", "scheduling for clinics"),
    ("Cloud", "managed infrastructure"),
    ("Energy", "storage for solar power"),
    ("Foods", "plant-based ingredients"),
    ("Freight", "booking for road freight"),
    ("Health", "remote patient monitoring"),
    ("Insurance", "cover for freelancers"),
    ("Labs", "applied research"),
    ("Learning", "courses for technicians"),
    ("Legal", "contract review"),
    ("Logistics", "warehouses on demand"),
    ("Media", "podcasts and newsletters"),
    ("Mobility", "shared electric bicycles"),
    ("Pay", "payments between businesses"),
    ("Retail", "shop systems"),
    ("Robotics", "arms for small factories"),
    ("Security", "identity and access"),
    ("Software", "software for accountants"),
    ("Studio", "product design"),
    ("Systems", "control systems for buildings"),
    ("Travel", "business travel"),
    ("Water", "leak detection for utilities"),
    ("Works", "staffing for manufacturers"),
];

pub const ENDINGS: &[&str] = &["com", "io", "co", "dev", "ai", "app", "eu", "de", "fr", "co.uk", "com.br", "co.jp", "org", "se"];

/// City, region, postcode, country, latitude, longitude, start of a phone number and how many digits follow.
pub type City = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str, usize);

pub const CITIES: &[City] = &[
    ("London", "England", "EC1A 1BB", "GB", "51.507351", "-0.127758", "+4420", 8),
    ("Manchester", "England", "M1 1AE", "GB", "53.480759", "-2.242631", "+44161", 7),
    ("Dublin", "Leinster", "D02 X285", "IE", "53.349805", "-6.26031", "+3531", 7),
    ("Paris", "Île-de-France", "75001", "FR", "48.856614", "2.352222", "+331", 8),
    ("Lyon", "Auvergne-Rhône-Alpes", "69001", "FR", "45.764043", "4.835659", "+334", 8),
    ("Berlin", "Berlin", "10115", "DE", "52.520007", "13.404954", "+4930", 8),
    ("München", "Bayern", "80331", "DE", "48.135125", "11.581981", "+4989", 8),
    ("Zürich", "Zürich", "8001", "CH", "47.376887", "8.541694", "+4144", 7),
    ("Wien", "Wien", "1010", "AT", "48.208174", "16.373819", "+431", 7),
    ("Amsterdam", "Noord-Holland", "1012 JS", "NL", "52.367573", "4.904139", "+3120", 7),
    ("Stockholm", "Stockholms län", "111 29", "SE", "59.329323", "18.068581", "+468", 7),
    ("København", "Hovedstaden", "1050", "DK", "55.676097", "12.568337", "+4533", 6),
    ("Oslo", "Oslo", "0150", "NO", "59.913869", "10.752245", "+4722", 6),
    ("Helsinki", "Uusimaa", "00100", "FI", "60.169857", "24.938379", "+3589", 7),
    ("Warszawa", "Mazowieckie", "00-001", "PL", "52.229676", "21.012229", "+4822", 7),
    ("Madrid", "Madrid", "28001", "ES", "40.416775", "-3.70379", "+3491", 7),
    ("Lisboa", "Lisboa", "1100-148", "PT", "38.722252", "-9.139337", "+35121", 7),
    ("Milano", "Lombardia", "20121", "IT", "45.464204", "9.189982", "+3902", 8),
    ("New York", "New York", "10001", "US", "40.712776", "-74.005974", "+1212", 7),
    ("San Francisco", "California", "94103", "US", "37.774929", "-122.419416", "+1415", 7),
    ("Austin", "Texas", "78701", "US", "30.267153", "-97.743057", "+1512", 7),
    ("Toronto", "Ontario", "M5H 2N2", "CA", "43.653226", "-79.383184", "+1416", 7),
    ("São Paulo", "São Paulo", "01000-000", "BR", "-23.55052", "-46.633308", "+5511", 8),
    ("Ciudad de México", "CDMX", "06000", "MX", "19.432608", "-99.133209", "+5255", 8),
    ("東京", "東京都", "100-0001", "JP", "35.689487", "139.691711", "+813", 8),
    ("Singapore", "Singapore", "018956", "SG", "1.352083", "103.819836", "+656", 7),
    ("Bengaluru", "Karnataka", "560001", "IN", "12.971599", "77.594566", "+9180", 8),
    ("Lagos", "Lagos", "101001", "NG", "6.524379", "3.379206", "+2341", 7),
    ("Nairobi", "Nairobi", "00100", "KE", "-1.292066", "36.821946", "+25420", 7),
    ("Cape Town", "Western Cape", "8001", "ZA", "-33.924869", "18.424055", "+2721", 7),
    ("Sydney", "New South Wales", "2000", "AU", "-33.86882", "151.209296", "+612", 8),
    ("İstanbul", "İstanbul", "34000", "TR", "41.008238", "28.978359", "+90212", 7),
];

pub const STREETS: &[&str] = &[
    "Station Road", "High Street", "Park Lane", "Market Square", "Mill Lane", "Harbour View", "King Street", "Canal Walk",
    "Rue de la Paix", "Hauptstraße", "Calle Mayor", "Via Roma", "Storgatan", "Main Street", "Elm Avenue", "Bay Street",
];

pub const JOB_TITLES: &[&str] = &[
    "Account Executive", "Chief Executive Officer", "Chief Financial Officer", "Chief Operating Officer",
    "Chief Technology Officer", "Customer Success Manager", "Data Analyst", "Designer", "Engineering Manager", "Founder",
    "Head of Growth", "Head of Operations", "Head of People", "Head of Product", "Marketing Manager", "Office Manager",
    "Partner", "Procurement Lead", "Product Manager", "Sales Director", "Software Engineer", "Solutions Architect",
    "VP Engineering", "VP Sales",
];

pub const DEAL_KINDS: &[&str] = &["annual plan", "pilot", "expansion", "renewal", "enterprise licence", "migration", "onboarding"];

pub const NEXT_STEPS: &[&str] = &[
    "Send the proposal", "Book a call with legal", "Wait for the security questionnaire", "Introduce the CFO",
    "Share the case study", "Agree on the start date", "Follow up next week",
];

pub const TASKS: &[&str] = &[
    "Follow up on the proposal", "Prepare the quarterly review", "Send the signed contract", "Check the renewal date",
    "Ask for a reference", "Update the contact details", "Schedule a demo", "Answer the security questionnaire",
    "Introduce the new account manager", "Collect feedback after onboarding", "Confirm the invoice address",
];

pub const NOTES: &[(&str, &str)] = &[
    ("Discovery call", "They want to replace two spreadsheets.\n\n- Budget is approved for this quarter\n- **Decision** by the end of the month"),
    ("Quarterly review", "Usage is up by a third. Asked for *single sign-on* and an audit log."),
    ("Pricing", "Discussed the [annual plan](https://example.com/pricing). They will come back with the number of seats."),
    ("Introduction", "Met at the conference in Lisboa. Good fit, small team."),
    ("Support escalation", "The import stopped at 80 %. Fixed on the same day, they were happy with the answer."),
    ("Hand-over", "## From sales\n\nThe champion is on leave until March; write to operations instead."),
];

pub const COMMENTS: &[&str] = &[
    "Can someone check whether they still use the old plan?", "I spoke to them yesterday, all good.",
    "Moved to next quarter.", "Nice work! 🎉", "The address is out of date, I have asked for the new one.",
    "Waiting for their answer.", "Let us talk about this on Monday.",
];

pub const MEETINGS: &[&str] = &[
    "Introduction", "Product demo", "Quarterly business review", "Contract review", "Onboarding kick-off", "Technical deep dive",
    "Renewal talk", "Lunch", "Security questions",
];

pub const SPEECH: &[&str] = &[
    "Thanks for taking the time today.", "Can you hear me well?", "Let me share my screen.",
    "The main problem is that we enter everything twice.", "How many people would use it?",
    "About forty to begin with, then the other offices.", "What happens to the data when we leave?",
    "You can export all of it at any time.", "That is good to hear.", "When would you like to start?",
    "The first week of next month would suit us.", "I will send the summary this afternoon.", "Great, talk soon.",
];

pub const SUBJECTS: &[&str] = &[
    "Proposal for next year", "Re: Questions about the contract", "Introduction", "Invoice 2041", "Re: Demo on Thursday",
    "Notes from our call", "Security questionnaire", "Re: Renewal",
];

/// Letters without their marks, for addresses.
pub fn ascii(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter_map(|letter| match letter {
            'á' | 'à' | 'â' | 'ä' | 'å' | 'ã' | 'ą' => Some('a'),
            'é' | 'è' | 'ê' | 'ë' | 'ę' => Some('e'),
            'í' | 'ï' | 'î' | 'ı' => Some('i'),
            'ó' | 'ò' | 'ô' | 'ö' | 'ø' | 'õ' => Some('o'),
            'ú' | 'ü' | 'û' => Some('u'),
            'ł' => Some('l'),
            'ñ' | 'ń' => Some('n'),
            'ç' | 'ć' => Some('c'),
            'š' | 'ś' => Some('s'),
            'ż' | 'ź' | 'ž' => Some('z'),
            'ý' => Some('y'),
            plain if plain.is_ascii_alphanumeric() || plain == '-' => Some(plain),
            _ => None,
        })
        .collect()
}
