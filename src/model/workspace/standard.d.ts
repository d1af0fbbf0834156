/** The predefined attributes of the standard objects, in the notation of a workspace's file. */
interface StandardAttributes {
    people: {
        record_id: Attr.Text<"unique" | "readonly">;
        name: Attr.PersonalName;
        /** Any number of addresses; each belongs to only one person. */
        email_addresses: Attr.EmailAddress<"many" | "unique">;
        description: Attr.Text;
        /** The company the person works for. */
        company: Attr.RecordReference<"companies">;
        job_title: Attr.Text;
        avatar_url: Attr.Text;
        /** Any number of phone numbers. */
        phone_numbers: Attr.PhoneNumber<"many">;
        primary_location: Attr.Location;
        angellist: Attr.Text;
        facebook: Attr.Text;
        instagram: Attr.Text;
        linkedin: Attr.Text;
        twitter: Attr.Text;
        twitter_follower_count: Attr.Number;
        first_calendar_interaction: Attr.Interaction;
        last_calendar_interaction: Attr.Interaction;
        next_calendar_interaction: Attr.Interaction;
        first_email_interaction: Attr.Interaction;
        last_email_interaction: Attr.Interaction;
        first_interaction: Attr.Interaction;
        last_interaction: Attr.Interaction;
        next_interaction: Attr.Interaction;
        strongest_connection_strength: Attr.Select<string, "readonly">;
        strongest_connection_user: Attr.ActorReference<"readonly">;
        /** Any number of deals. */
        associated_deals: Attr.RecordReference<"deals", "many">;
        /** Any number of users. */
        associated_users: Attr.RecordReference<"users", "many">;
        created_at: Attr.Timestamp<"readonly">;
        created_by: Attr.ActorReference<"readonly">;
    };
    companies: {
        record_id: Attr.Text<"unique" | "readonly">;
        /** Any number of domains; each belongs to only one company. */
        domains: Attr.Domain<"many" | "unique">;
        name: Attr.Text;
        description: Attr.Text;
        /** The people who work there. */
        team: Attr.RecordReference<"people", "many">;
        /** Any number of options. */
        categories: Attr.Select<string, "many">;
        primary_location: Attr.Location;
        logo_url: Attr.Text;
        angellist: Attr.Text;
        facebook: Attr.Text;
        instagram: Attr.Text;
        linkedin: Attr.Text;
        twitter: Attr.Text;
        twitter_follower_count: Attr.Number;
        /** A range, such as `"$1M-$10M"`. */
        estimated_arr_usd: Attr.Select;
        funding_raised_usd: Attr.Currency;
        foundation_date: Attr.Date;
        /** A range, such as `"11-50"`. */
        employee_range: Attr.Select;
        first_calendar_interaction: Attr.Interaction;
        last_calendar_interaction: Attr.Interaction;
        next_calendar_interaction: Attr.Interaction;
        first_email_interaction: Attr.Interaction;
        last_email_interaction: Attr.Interaction;
        first_interaction: Attr.Interaction;
        last_interaction: Attr.Interaction;
        next_interaction: Attr.Interaction;
        strongest_connection_strength: Attr.Select<string, "readonly">;
        strongest_connection_user: Attr.ActorReference<"readonly">;
        /** Any number of deals. */
        associated_deals: Attr.RecordReference<"deals", "many">;
        /** Any number of workspaces. */
        associated_workspaces: Attr.RecordReference<"workspaces", "many">;
        created_at: Attr.Timestamp<"readonly">;
        created_by: Attr.ActorReference<"readonly">;
    };
    deals: {
        record_id: Attr.Text<"unique" | "readonly">;
        name: Attr.Text<"required">;
        stage: Attr.Status<string, "required">;
        /** The member of the workspace who owns it. */
        owner: Attr.ActorReference<"required">;
        value: Attr.Currency;
        /** Any number of people. */
        associated_people: Attr.RecordReference<"people", "many">;
        associated_company: Attr.RecordReference<"companies">;
        created_at: Attr.Timestamp<"readonly">;
        created_by: Attr.ActorReference<"readonly">;
    };
    users: {
        record_id: Attr.Text<"unique" | "readonly">;
        /** The person of the user. */
        person: Attr.RecordReference<"people">;
        primary_email_address: Attr.EmailAddress;
        /** The user's id in your own product. */
        user_id: Attr.Text<"required" | "unique">;
        /** Any number of workspaces. */
        workspace: Attr.RecordReference<"workspaces", "many">;
        created_at: Attr.Timestamp<"readonly">;
        created_by: Attr.ActorReference<"readonly">;
    };
    workspaces: {
        record_id: Attr.Text<"unique" | "readonly">;
        /** The workspace's id in your own product. */
        workspace_id: Attr.Text<"required" | "unique">;
        name: Attr.Text;
        /** Any number of users. */
        users: Attr.RecordReference<"users", "many">;
        company: Attr.RecordReference<"companies">;
        avatar_url: Attr.Text;
        created_at: Attr.Timestamp<"readonly">;
        created_by: Attr.ActorReference<"readonly">;
    };
}
