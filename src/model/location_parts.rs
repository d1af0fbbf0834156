// The parts of a location, in the vendor's order; the other crates include this file.
["line_1", "line_2", "line_3", "line_4", "locality", "region", "postcode", "country_code", "latitude", "longitude"]
