// The types of an Attio workspace, written by `npx attio-wasm types`. Changes by hand are lost.
import type { Attr } from "attio-wasm";

declare module "attio-wasm" {
  interface Register {
    workspace: Workspace;
  }
}

export interface Workspace {
  objects: {
    /** Company */
    companies: {
      /** Account owner */
      account_owner: Attr.ActorReference;
      /** AngelList */
      angellist: Attr.Text;
      /** Annual revenue */
      annual_revenue: Attr.Currency;
      /** Associated deals */
      associated_deals: Attr.RecordReference<"deals", "many">;
      /** Associated workspaces */
      associated_workspaces: Attr.RecordReference<"workspaces", "many">;
      /** Billing email */
      billing_email: Attr.EmailAddress;
      /** Categories */
      categories: Attr.Select<
        | "Artificial intelligence"
        | "Biotechnology"
        | "Climate"
        | "Consulting"
        | "Cybersecurity"
        | "Developer tools"
        | "E-commerce"
        | "Education"
        | "FinTech"
        | "Hardware"
        | "HealthTech"
        | "Logistics"
        | "Marketplace"
        | "Media"
        | "Real estate"
        | "SaaS",
        "many"
      >;
      /** Created at */
      created_at: Attr.Timestamp<"readonly">;
      /** Created by */
      created_by: Attr.ActorReference<"readonly">;
      /** Customer since */
      customer_since: Attr.Timestamp;
      /** Description */
      description: Attr.Text;
      /** Domains */
      domains: Attr.Domain<"many" | "unique">;
      /** Employee range */
      employee_range: Attr.Select<
        | "1-10"
        | "100K+"
        | "10K-50K"
        | "11-50"
        | "1K-5K"
        | "251-1K"
        | "50K-100K"
        | "51-250"
        | "5K-10K"
      >;
      /** Estimated ARR */
      estimated_arr_usd: Attr.Select<
        | "$100M-$250M"
        | "$10M-$50M"
        | "$1B-$10B"
        | "$1M-$10M"
        | "$250M-$500M"
        | "$500M-$1B"
        | "$50M-$100M"
        | "<$1M"
      >;
      /** Facebook */
      facebook: Attr.Text;
      /** First calendar interaction */
      first_calendar_interaction: Attr.Interaction;
      /** First email interaction */
      first_email_interaction: Attr.Interaction;
      /** First interaction */
      first_interaction: Attr.Interaction;
      /** Fit */
      fit: Attr.Rating;
      /** Foundation date */
      foundation_date: Attr.Date;
      /** Funding raised */
      funding_raised_usd: Attr.Currency;
      /** Headcount */
      headcount: Attr.Number;
      /** Instagram */
      instagram: Attr.Text;
      /** Is customer */
      is_customer: Attr.Checkbox;
      /** Last calendar interaction */
      last_calendar_interaction: Attr.Interaction;
      /** Last email interaction */
      last_email_interaction: Attr.Interaction;
      /** Last interaction */
      last_interaction: Attr.Interaction;
      /** Lifecycle */
      lifecycle: Attr.Status<"Churned" | "Customer" | "Prospect" | "Trial">;
      /** LinkedIn */
      linkedin: Attr.Text;
      /** Logo URL */
      logo_url: Attr.Text<"readonly">;
      /** Main phone */
      main_phone: Attr.PhoneNumber;
      /** Name */
      name: Attr.Text;
      /** Next calendar interaction */
      next_calendar_interaction: Attr.Interaction;
      /** Next interaction */
      next_interaction: Attr.Interaction;
      /** Primary location */
      primary_location: Attr.Location;
      /** Record ID */
      record_id: Attr.Text<"unique" | "readonly">;
      /** Connection strength */
      strongest_connection_strength: Attr.Select<
        | "Good"
        | "No communication"
        | "Strong"
        | "Very strong"
        | "Very weak"
        | "Weak",
        "readonly"
      >;
      /** Strongest connection */
      strongest_connection_user: Attr.ActorReference<"readonly">;
      /** Team */
      team: Attr.RecordReference<"people", "many">;
      /** Twitter */
      twitter: Attr.Text;
      /** Twitter follower count */
      twitter_follower_count: Attr.Number;
    };
    /** Deal */
    deals: {
      /** Associated company */
      associated_company: Attr.RecordReference<"companies">;
      /** Associated people */
      associated_people: Attr.RecordReference<"people", "many">;
      /** Close date */
      close_date: Attr.Date;
      /** Created at */
      created_at: Attr.Timestamp<"readonly">;
      /** Created by */
      created_by: Attr.ActorReference<"readonly">;
      /** Deal name */
      name: Attr.Text<"required">;
      /** Deal owner */
      owner: Attr.ActorReference<"required">;
      /** Probability */
      probability: Attr.Number;
      /** Record ID */
      record_id: Attr.Text<"unique" | "readonly">;
      /** Source */
      source: Attr.Select<
        "Event" | "Inbound" | "Outbound" | "Partner" | "Referral"
      >;
      /** Deal stage */
      stage: Attr.Status<"In Progress" | "Lead" | "Lost" | "Won 🎉", "required">;
      /** Deal value */
      value: Attr.Currency;
    };
    /** Person */
    people: {
      /** AngelList */
      angellist: Attr.Text;
      /** Associated deals */
      associated_deals: Attr.RecordReference<"deals", "many">;
      /** Associated users */
      associated_users: Attr.RecordReference<"users", "many">;
      /** Avatar URL */
      avatar_url: Attr.Text<"readonly">;
      /** Birthday */
      birthday: Attr.Date;
      /** Company */
      company: Attr.RecordReference<"companies">;
      /** Created at */
      created_at: Attr.Timestamp<"readonly">;
      /** Created by */
      created_by: Attr.ActorReference<"readonly">;
      /** Description */
      description: Attr.Text;
      /** Email addresses */
      email_addresses: Attr.EmailAddress<"many" | "unique">;
      /** Facebook */
      facebook: Attr.Text;
      /** First calendar interaction */
      first_calendar_interaction: Attr.Interaction;
      /** First email interaction */
      first_email_interaction: Attr.Interaction;
      /** First interaction */
      first_interaction: Attr.Interaction;
      /** Instagram */
      instagram: Attr.Text;
      /** Interests */
      interests: Attr.Select<
        "Careers" | "Partnership" | "Press" | "Pricing" | "Product",
        "many"
      >;
      /** Job title */
      job_title: Attr.Text;
      /** Last calendar interaction */
      last_calendar_interaction: Attr.Interaction;
      /** Last email interaction */
      last_email_interaction: Attr.Interaction;
      /** Last interaction */
      last_interaction: Attr.Interaction;
      /** LinkedIn */
      linkedin: Attr.Text;
      /** Name */
      name: Attr.PersonalName;
      /** Newsletter */
      newsletter: Attr.Checkbox;
      /** Next calendar interaction */
      next_calendar_interaction: Attr.Interaction;
      /** Next interaction */
      next_interaction: Attr.Interaction;
      /** Owner */
      owner: Attr.ActorReference;
      /** Phone numbers */
      phone_numbers: Attr.PhoneNumber<"many">;
      /** Primary location */
      primary_location: Attr.Location;
      /** Record ID */
      record_id: Attr.Text<"unique" | "readonly">;
      /** Connection strength */
      strongest_connection_strength: Attr.Select<
        | "Good"
        | "No communication"
        | "Strong"
        | "Very strong"
        | "Very weak"
        | "Weak",
        "readonly"
      >;
      /** Strongest connection */
      strongest_connection_user: Attr.ActorReference<"readonly">;
      /** Twitter */
      twitter: Attr.Text;
      /** Twitter follower count */
      twitter_follower_count: Attr.Number;
    };
    /** User */
    users: {
      /** Created at */
      created_at: Attr.Timestamp<"readonly">;
      /** Created by */
      created_by: Attr.ActorReference<"readonly">;
      /** Last seen at */
      last_seen_at: Attr.Timestamp;
      /** Person */
      person: Attr.RecordReference<"people">;
      /** Primary email address */
      primary_email_address: Attr.EmailAddress<"required" | "unique">;
      /** Record ID */
      record_id: Attr.Text<"unique" | "readonly">;
      /** User ID */
      user_id: Attr.Text<"required" | "unique">;
      /** Workspace */
      workspace: Attr.RecordReference<"workspaces", "many">;
    };
    /** Workspace */
    workspaces: {
      /** Avatar URL */
      avatar_url: Attr.Text;
      /** Company */
      company: Attr.RecordReference<"companies">;
      /** Created at */
      created_at: Attr.Timestamp<"readonly">;
      /** Created by */
      created_by: Attr.ActorReference<"readonly">;
      /** Name */
      name: Attr.Text;
      /** Plan */
      plan: Attr.Select<"Enterprise" | "Free" | "Plus" | "Pro">;
      /** Record ID */
      record_id: Attr.Text<"unique" | "readonly">;
      /** Users */
      users: Attr.RecordReference<"users", "many">;
      /** Workspace ID */
      workspace_id: Attr.Text<"required" | "unique">;
    };
  };
  lists: {
    /** Recruiting */
    recruiting: {
      parent: "people";
      attributes: {
        /** Available from */
        available_from: Attr.Date;
        /** Created at */
        created_at: Attr.Timestamp<"readonly">;
        /** Created by */
        created_by: Attr.ActorReference<"readonly">;
        /** Entry ID */
        entry_id: Attr.Text<"unique" | "readonly">;
        /** Interview score */
        interview_score: Attr.Rating;
        /** Recommended by */
        recommended_by: Attr.RecordReference<"people", "many">;
        /** Remote */
        remote: Attr.Checkbox;
        /** Role */
        role: Attr.Select<
          "Account executive" | "Designer" | "Engineer" | "Finance" | "Support"
        >;
        /** Salary expectation */
        salary_expectation: Attr.Currency;
        /** Stage */
        stage: Attr.Status<
          "Applied" | "Hired" | "Interview" | "Offer" | "Rejected" | "Screening"
        >;
      };
    };
    /** Sales pipeline */
    sales_pipeline: {
      parent: "companies";
      attributes: {
        /** Created at */
        created_at: Attr.Timestamp<"readonly">;
        /** Created by */
        created_by: Attr.ActorReference<"readonly">;
        /** Deal size */
        deal_size: Attr.Currency;
        /** Entry ID */
        entry_id: Attr.Text<"unique" | "readonly">;
        /** Expected close */
        expected_close: Attr.Date;
        /** Next step */
        next_step: Attr.Text;
        /** Owner */
        owner: Attr.ActorReference;
        /** Priority */
        priority: Attr.Select<"High" | "Low" | "Medium" | "Urgent">;
        /** Stage */
        stage: Attr.Status<
          | "Closed lost"
          | "Closed won"
          | "Negotiation"
          | "Proposal"
          | "Prospecting"
          | "Qualified"
        >;
        /** Tags */
        tags: Attr.Select<
          "Enterprise" | "Expansion" | "Pilot" | "Security review",
          "many"
        >;
      };
    };
  };
}
