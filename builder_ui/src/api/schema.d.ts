/* Generated from the OpenAPI document by `npm run api:types`; do not edit. */

export interface paths {
    "/api/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Apps
         * @description The apps the caller may open or build.
         */
        get: operations["list_apps_api_apps_get"];
        put?: never;
        /**
         * Add App
         * @description Begin an app.
         */
        post: operations["add_app_api_apps_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get App
         * @description One app with its menu. To whom it is closed it does not exist.
         */
        get: operations["get_app_api_apps__app__get"];
        put?: never;
        post?: never;
        /**
         * Delete App
         * @description Forget an app that was never published.
         */
        delete: operations["delete_app_api_apps__app__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Changes
         * @description What publishing all drafts would change, in words, with what stands against it and who would get more rights.
         */
        get: operations["get_changes_api_apps__app__changes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/decisions/{decision}/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Evaluate
         * @description Ask the live decision about values, or about a record the caller may read.
         */
        post: operations["evaluate_api_apps__app__decisions__decision__evaluate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Definitions
         * @description Every definition, drafts included, with its state and how many problems it has.
         */
        get: operations["list_definitions_api_apps__app__definitions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/{kind}/{name}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Definition
         * @description What is wrong with the draft, or with what is about to be saved; nothing is saved.
         */
        post: operations["check_definition_api_apps__app__definitions__kind___name__check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/{kind}/{name}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Draft
         * @description The draft; where there is none, what is live, at revision 0.
         */
        get: operations["get_draft_api_apps__app__definitions__kind___name__draft_get"];
        /**
         * Put Draft
         * @description Save the draft, right or wrong, based on the revision in If-Match; `If-None-Match: *` begins one.
         */
        put: operations["put_draft_api_apps__app__definitions__kind___name__draft_put"];
        post?: never;
        /**
         * Discard Draft
         * @description Throw the draft away: back to what is live, or to nothing, which is refused while others use it.
         */
        delete: operations["discard_draft_api_apps__app__definitions__kind___name__draft_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/{kind}/{name}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Live
         * @description What is live, in the names of the drafts: what a draft is held against to see what it changes.
         */
        get: operations["get_live_api_apps__app__definitions__kind___name__live_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/{kind}/{name}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove Definition
         * @description Have the next publication take the definition away; its records are kept. Refused while others use it.
         */
        post: operations["remove_definition_api_apps__app__definitions__kind___name__remove_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/{kind}/{name}/take_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Out
         * @description Take a field out of the lists of all other definitions of the app, all in one; refused where that does not do.
         */
        post: operations["take_out_api_apps__app__definitions__kind___name__take_out_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/{kind}/{name}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Uses
         * @description Where it is used, in this app's drafts and in every installed app; `part` asks for one field or option.
         */
        get: operations["list_uses_api_apps__app__definitions__kind___name__uses_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/{kind}/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Versions
         * @description Every published version, newest first.
         */
        get: operations["list_versions_api_apps__app__definitions__kind___name__versions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/{kind}/{name}/versions/{a}...{b}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare Versions
         * @description What changed from version a to version b, in words.
         */
        get: operations["compare_versions_api_apps__app__definitions__kind___name__versions__a_____b__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/decision/{name}/analyse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Analyse
         * @description Gaps, overlaps, masked and dead rows of the decision as it stands in the editor.
         */
        post: operations["analyse_api_apps__app__definitions_decision__name__analyse_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/decision/{name}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Decision
         * @description The draft of a decision, or what is live, as a file; `Langqiao-Losses` says how much of it is not in there.
         */
        get: operations["export_decision_api_apps__app__definitions_decision__name__export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/decision/{name}/run_cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Cases
         * @description Run the cases the decision carries.
         */
        post: operations["run_cases_api_apps__app__definitions_decision__name__run_cases_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/decision/{name}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Decision
         * @description Ask the decision as it stands in the editor, and see why, row by row.
         */
        post: operations["try_decision_api_apps__app__definitions_decision__name__try_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/decision/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Decisions
         * @description What a file says as decisions that could be saved, with every cell that could not be read and what was lost.
         */
        post: operations["import_decisions_api_apps__app__definitions_decision_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/flow/{name}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try One
         * @description What would happen to the flow as its draft stands, with sample data and on a fast clock: nothing is written and
         *     nothing leaves.
         */
        post: operations["try_one_api_apps__app__definitions_flow__name__try_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/form/{name}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look For Duplicates
         * @description Which values of a field, or of several together, more than one record has by now.
         */
        post: operations["look_for_duplicates_api_apps__app__definitions_form__name__duplicates_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/form/{name}/gone_fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Gone Fields
         * @description Fields the form once had; what they held is kept, and comes back with the field.
         */
        get: operations["list_gone_fields_api_apps__app__definitions_form__name__gone_fields_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/form/{name}/type_change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look At Type Change
         * @description What changing the type of a published field would do to the values there are; nothing is changed.
         */
        post: operations["look_at_type_change_api_apps__app__definitions_form__name__type_change_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/option_set/{name}/effects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look At Options
         * @description What publishing the draft of an option set would do to records and to conditions; nothing is changed.
         */
        get: operations["look_at_options_api_apps__app__definitions_option_set__name__effects_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/definitions/put_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put Back
         * @description Undo such an act, whole or not at all: every draft as it was. What is answered, sent back, does it again.
         */
        post: operations["put_back_api_apps__app__definitions_put_back_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/expressions/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Expression
         * @description What is wrong with an expression, and what it says; a wrong one is an answer and no error.
         */
        post: operations["check_expression_api_apps__app__expressions_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/expressions/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Names
         * @description What may be named on a form: its members, those of every form reached from it, functions, calendars.
         */
        get: operations["list_names_api_apps__app__expressions_names_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/expressions/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try One
         * @description What an expression comes to on a record the caller may read, or on values, with the reasons.
         */
        post: operations["try_one_api_apps__app__expressions_try_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/flows/{flow}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start
         * @description Start a case with a new record of these values, or on a record there is. One transaction: the number, and who
         *     has it next. With an `Idempotency-Key` a second click gets the first answer.
         */
        post: operations["start_api_apps__app__flows__flow__cases_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/flows/{flow}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Told
         * @description What each node of a flow took in the cases of the last days: how often, how long, how late, how often again. No
         *     record and no person is told.
         */
        get: operations["told_api_apps__app__flows__flow__figures_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Forms
         * @description The app's live forms the caller may do something with.
         */
        get: operations["list_forms_api_apps__app__forms_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Form
         * @description A live form with the caller's rights. Fields he neither sees nor writes are not there.
         */
        get: operations["get_form_api_apps__app__forms__form__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/batches/{batch}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo
         * @description Undo a batch of one's own within 24 hours; records changed since stay as they are.
         */
        post: operations["undo_api_apps__app__forms__form__batches__batch__undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/computed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Computed Fields
         * @description How each is kept: worked out when read, with its own record, or anew when other records change.
         */
        get: operations["computed_fields_api_apps__app__forms__form__computed_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export List
         * @description Every record of the list the caller may read and export, with the fields he sees, as a file.
         */
        get: operations["export_list_api_apps__app__forms__form__export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/filter/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Filter
         * @description What is wrong with a filter, and what it says; a wrong one is an answer and no error.
         */
        post: operations["check_filter_api_apps__app__forms__form__filter_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/filter/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Filter Names
         * @description What a filter of this list may name: fields the caller sees, of records he may read.
         */
        get: operations["filter_names_api_apps__app__forms__form__filter_names_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload
         * @description A file (Excel or CSV) is taken, and its columns are guessed. Without `dry_run` nothing else happens yet.
         */
        post: operations["upload_api_apps__app__forms__form__import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/import/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Template
         * @description An empty workbook to fill in.
         */
        get: operations["template_api_apps__app__forms__form__import_template_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listing
         * @description What the caller brought into this form, the newest first.
         */
        get: operations["listing_api_apps__app__forms__form__imports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/imports/{batch}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get
         * @description How far one of them is.
         */
        get: operations["get_api_apps__app__forms__form__imports__batch__get"];
        put?: never;
        post?: never;
        /**
         * Undo
         * @description Take back what it wrote, but for records somebody has touched since.
         */
        delete: operations["undo_api_apps__app__forms__form__imports__batch__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/imports/{batch}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check
         * @description Check every cell in the background; nothing is written, unless `run` asks to go on with what is right.
         */
        post: operations["check_api_apps__app__forms__form__imports__batch__check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/imports/{batch}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Problems
         * @description The first of what is wrong in it.
         */
        get: operations["problems_api_apps__app__forms__form__imports__batch__problems_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/imports/{batch}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report
         * @description The rows with problems as a workbook, every wrong cell marked.
         */
        get: operations["report_api_apps__app__forms__form__imports__batch__report_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/imports/{batch}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run
         * @description Write the rows without problems, in the background.
         */
        post: operations["run_api_apps__app__forms__form__imports__batch__run_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/imports/{batch}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop
         * @description Stop; what was written stays, and may be taken back.
         */
        post: operations["stop_api_apps__app__forms__form__imports__batch__stop_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look Up
         * @description Records for a picker: by part of what they are called, or by ids joined by commas.
         */
        get: operations["look_up_api_apps__app__forms__form__lookup_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/offered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Offered
         * @description Records a field may refer to with these values beside it: what is asked of them by `options_if` is asked here.
         */
        post: operations["get_offered_api_apps__app__forms__form__offered_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quality
         * @description What is missing, breaks a rule, stands there twice or is out of date, counted over the records the caller may
         *     read; for who may update or export some.
         */
        post: operations["quality_api_apps__app__forms__form__quality_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page
         * @description A page of the records the caller may read; `bin` lists the recycle bin for who may delete.
         */
        get: operations["page_api_apps__app__forms__form__records_get"];
        put?: never;
        /**
         * Create
         * @description A new record; where a flow begins by submitting the form, its case, with number and who has it next, in the
         *     same transaction. With an `Idempotency-Key` a second try makes no second record.
         */
        post: operations["create_api_apps__app__forms__form__records_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get
         * @description One record, with what the caller may do with it.
         */
        get: operations["get_api_apps__app__forms__form__records__record__get"];
        put?: never;
        post?: never;
        /**
         * Delete
         * @description Put a record into the recycle bin.
         */
        delete: operations["delete_api_apps__app__forms__form__records__record__delete"];
        options?: never;
        head?: never;
        /**
         * Update
         * @description Change some values. `If-Match` says which version the change was based on.
         */
        patch: operations["update_api_apps__app__forms__form__records__record__patch"];
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of Record
         * @description The cases begun on a record, the newest first, with who has each now.
         */
        get: operations["of_record_api_apps__app__forms__form__records__record__cases_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page
         * @description What was said about a record, the newest first.
         */
        get: operations["page_api_apps__app__forms__form__records__record__comments_get"];
        put?: never;
        /**
         * Say
         * @description A comment on a record one may read. Only people who may read it can be mentioned.
         */
        post: operations["say_api_apps__app__forms__form__records__record__comments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete
         * @description Take a comment of one's own back, within 15 minutes.
         */
        delete: operations["delete_api_apps__app__forms__form__records__record__comments__comment__delete"];
        options?: never;
        head?: never;
        /**
         * Change
         * @description Another text for a comment of one's own, within 15 minutes.
         */
        patch: operations["change_api_apps__app__forms__form__records__record__comments__comment__patch"];
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/editing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Editors
         * @description Who else is editing the record now, for who may read it.
         */
        get: operations["editors_api_apps__app__forms__form__records__record__editing_get"];
        /**
         * Edit
         * @description Be seen editing it for a little more than a minute; to be repeated while that is so.
         */
        put: operations["edit_api_apps__app__forms__form__records__record__editing_put"];
        post?: never;
        /**
         * Leave
         * @description Be seen no longer.
         */
        delete: operations["leave_api_apps__app__forms__form__records__record__editing_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/files/{field}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Files Of Field
         * @description Every file the field has had, the newest first: what was replaced is kept as long as the record.
         */
        get: operations["list_files_of_field_api_apps__app__forms__form__records__record__files__field__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/files/{field}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get File Of Record
         * @description A file of a record, or one it had before, for who sees the field in clear.
         */
        get: operations["get_file_of_record_api_apps__app__forms__form__records__record__files__field___file__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes
         * @description Who changed what and when, the newest first.
         */
        get: operations["changes_api_apps__app__forms__form__records__record__history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/mentionable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mentionable
         * @description People who can be mentioned in a comment: those who may read the record.
         */
        get: operations["mentionable_api_apps__app__forms__form__records__record__mentionable_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What Refers To It
         * @description Records of any form that refer to this one, the newest of each reference, as far as the caller may read them.
         */
        get: operations["what_refers_to_it_api_apps__app__forms__form__records__record__related_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore
         * @description Take a record out of the recycle bin; refused, with both shown, when another has its unique values by now.
         */
        post: operations["restore_api_apps__app__forms__form__records__record__restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revert
         * @description Some fields, or all one may write, as they were in a version: a write like any other, checked like any other.
         */
        post: operations["revert_api_apps__app__forms__form__records__record__revert_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shares
         * @description With whom the record is shared, for who may share it.
         */
        get: operations["shares_api_apps__app__forms__form__records__record__shares_get"];
        put?: never;
        /**
         * Share
         * @description Share it; another share with the same receiver takes the place of the one before.
         */
        post: operations["share_api_apps__app__forms__form__records__record__shares_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/shares/{share}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End
         * @description End a share now.
         */
        delete: operations["end_api_apps__app__forms__form__records__record__shares__share__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transfer
         * @description Hand a record over to another person, and with him to his unit.
         */
        post: operations["transfer_api_apps__app__forms__form__records__record__transfer_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unmask
         * @description One masked value in clear, for a reason that the audit trail keeps; so many of them a day.
         */
        post: operations["unmask_api_apps__app__forms__form__records__record__unmask_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/{record}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Difference
         * @description What an earlier version differed in from now, as far as the caller sees it, and which fields he may take back.
         */
        get: operations["difference_api_apps__app__forms__form__records__record__versions__version__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listing
         * @description What the caller did to many records of this form, the newest first.
         */
        get: operations["listing_api_apps__app__forms__form__records_bulk_get"];
        put?: never;
        /**
         * Begin
         * @description Look at what a change or deleting would do to every record of a filter, or to `records`; nothing is written.
         */
        post: operations["begin_api_apps__app__forms__form__records_bulk_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/bulk/{act}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get
         * @description How far one of them is; while it waits for a yes, with what a few records would become.
         */
        get: operations["get_api_apps__app__forms__form__records_bulk__act__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/bulk/{act}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Problems
         * @description The first records that stay as they are, and why.
         */
        get: operations["problems_api_apps__app__forms__form__records_bulk__act__problems_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/bulk/{act}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run
         * @description Do it, with the records nothing is in the way of; above 500 records in the background.
         */
        post: operations["run_api_apps__app__forms__form__records_bulk__act__run_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/bulk/{act}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop
         * @description Stop; what was done stays, and may be taken back.
         */
        post: operations["stop_api_apps__app__forms__form__records_bulk__act__stop_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/bulk/{act}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo
         * @description Take back exactly what it wrote, within 24 hours, but for records somebody has touched since.
         */
        post: operations["undo_api_apps__app__forms__form__records_bulk__act__undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check
         * @description What would be wrong with a new record of these values. Nothing is saved. Whether a value that must not occur
         *     twice does is told when the record is saved.
         */
        post: operations["check_api_apps__app__forms__form__records_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Groups
         * @description How many records stand in each group, with totals. Up to 10,000 are looked at, all of them with `whole`.
         */
        post: operations["groups_api_apps__app__forms__form__records_groups_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Query
         * @description The same with the question in the body.
         */
        post: operations["query_api_apps__app__forms__form__records_query_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/records/recognise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recognise
         * @description Records by whole values of searchable or unique fields, all of them together. The values stand in the body, so
         *     that no log of addresses has them. Who may read nothing gets the answer of who finds nothing.
         */
        post: operations["recognise_api_apps__app__forms__form__records_recognise_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/referred/{field}/{record}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Referred
         * @description What the form's expressions read of a record the field may refer to, as far as the caller sees it.
         */
        get: operations["get_referred_api_apps__app__forms__form__referred__field___record__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/saved_views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listing
         * @description The caller's own views of a list, and those offered to him.
         */
        get: operations["listing_api_apps__app__forms__form__saved_views_get"];
        put?: never;
        /**
         * Save
         * @description Keep a view. Builders may offer it to a role or to all.
         */
        post: operations["save_api_apps__app__forms__form__saved_views_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/saved_views/{view}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove
         * @description Remove a view of one's own; a builder also one that was offered by another.
         */
        delete: operations["remove_api_apps__app__forms__form__saved_views__view__delete"];
        options?: never;
        head?: never;
        /**
         * Change
         * @description Change a view of one's own; `version` is the one the change was based on.
         */
        patch: operations["change_api_apps__app__forms__form__saved_views__view__patch"];
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Schema
         * @description The JSON Schema (2020-12) of a new record's values, with the fields the caller may write.
         */
        get: operations["get_schema_api_apps__app__forms__form__schema_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transfer
         * @description Hand over everything that matches and may be, all or none; `count` is what the preview said.
         */
        post: operations["transfer_api_apps__app__forms__form__transfer_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/forms/{form}/transfer/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description What handing over everything that matches a filter would touch; at most 500 records.
         */
        post: operations["preview_api_apps__app__forms__form__transfer_preview_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/gone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Gone
         * @description Definitions of the app that are not published any more, with what is kept of them.
         */
        get: operations["list_gone_api_apps__app__gone_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/gone/{kind}/{uid}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Gone
         * @description Make a draft of a definition that is gone, as it was; publishing it brings its records back.
         */
        post: operations["restore_gone_api_apps__app__gone__kind___uid__restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/list_indexes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Index
         * @description Have the proposed index made, beside whoever works. It is tried once more before.
         */
        post: operations["make_index_api_apps__app__list_indexes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/list_indexes/{index}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Drop Index
         * @description Have an index dropped that was made for a list.
         */
        delete: operations["drop_index_api_apps__app__list_indexes__index__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/list_speed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Speed
         * @description Lists of the app that take long, and the indexes made for lists.
         */
        get: operations["list_speed_api_apps__app__list_speed_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/list_speed/{slow}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Propose
         * @description What would make a slow list faster, tried on a sample of the records. Nothing is made.
         */
        get: operations["propose_api_apps__app__list_speed__slow__proposal_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/list_speed/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask
         * @description The same for a list that is about to be kept as a view, seen with the caller's rights. What would help is kept
         *     among the lists, so that it can be made.
         */
        post: operations["ask_api_apps__app__list_speed_query_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Publications
         * @description The app's publications, newest first.
         */
        get: operations["list_publications_api_apps__app__publications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/publications/{publication}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Publication
         * @description One publication and how far it came.
         */
        get: operations["get_publication_api_apps__app__publications__publication__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/publications/{publication}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Publication
         * @description Let it go on; it is checked again. Never by its author.
         */
        post: operations["approve_publication_api_apps__app__publications__publication__approve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/publications/{publication}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Publication
         * @description Withdraw a publication that is awaiting approval.
         */
        post: operations["cancel_publication_api_apps__app__publications__publication__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/publications/{publication}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse Publication
         * @description Do not let it go on; the drafts stay.
         */
        post: operations["refuse_publication_api_apps__app__publications__publication__refuse_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/publications/{publication}/rights_changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of Publication
         * @description What a publication that awaits approval would do to them, as things are now.
         */
        get: operations["of_publication_api_apps__app__publications__publication__rights_changes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish
         * @description Publish drafts. 202 while it is preparing or awaiting approval; 422 with everything that stands against it.
         */
        post: operations["publish_api_apps__app__publish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Releases
         * @description Every release, newest first.
         */
        get: operations["list_releases_api_apps__app__releases_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/releases/{a}...{b}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare Releases
         * @description What changed from one release to another, field by field, in words.
         */
        get: operations["compare_releases_api_apps__app__releases__a_____b__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/releases/{number}/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revert
         * @description A new release with the definitions of an earlier one; what that did not have is retired, nothing is dropped.
         */
        post: operations["revert_api_apps__app__releases__number__revert_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/rights_changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of Drafts
         * @description What publishing drafts would do to the rights of who holds the app's roles: all of them, or those named as
         *     `kind/name`.
         */
        get: operations["of_drafts_api_apps__app__rights_changes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/sheet_fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Fields
         * @description What the columns of a file (Excel, CSV), or of copied cells, would be as fields of a form.
         */
        post: operations["propose_fields_api_apps__app__sheet_fields_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Views
         * @description The app's live views whose records the caller may read.
         */
        get: operations["list_views_api_apps__app__views_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/apps/{app}/views/{view}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get View
         * @description A live view.
         */
        get: operations["get_view_api_apps__app__views__view__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Trail
         * @description Entries, newest first. Kind `record` stands for all kinds that begin with `record.`.
         */
        get: operations["read_trail_api_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Kinds
         * @description Every kind of entry this build writes.
         */
        get: operations["list_kinds_api_audit_kinds_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trace
         * @description Who saw a record in clear, unmasked it, opened its files or exported it; what a person saw so; or an export by
         *     the code in its watermark. A record and a person together are what that person saw of it.
         */
        get: operations["trace_api_audit_trace_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/trace/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find
         * @description The ids of the records somebody is known by: nothing else of them is shown. The trail has that it was asked, of
         *     which form and by which fields, without the values.
         */
        post: operations["find_api_audit_trace_find_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/trace/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Forms
         * @description The live forms, and what their records can be found by.
         */
        get: operations["forms_api_audit_trace_forms_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Trail
         * @description Go through the whole trail, against the anchors in the data folder if there are any.
         */
        post: operations["verify_trail_api_audit_verify_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get
         * @description How far a case is: its graph with what is done and what is open, who has had it.
         */
        get: operations["get_api_cases__case__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Act
         * @description Withdraw or urge, for who started it; cancel, jump, reassign, suspend, resume, retry, skip with a reason, for the
         *     administrator; reassign also for who leads those who have the task.
         */
        post: operations["act_api_cases__case___action__post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/story": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events
         * @description What happened, the newest first.
         */
        get: operations["events_api_cases__case__story_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reassign
         * @description Give everything that somebody has to do to somebody else: he leaves, or is away.
         */
        post: operations["reassign_api_cases_reassign_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What There Is
         * @description What this build can make.
         */
        get: operations["what_there_is_api_catalogue_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Regions
         * @description Provinces, cities and districts of China; fetched once by a form that asks for one.
         */
        get: operations["list_regions_api_catalogue_regions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mine
         * @description Who acts for me and for whom I act, now or later.
         */
        get: operations["mine_api_delegations_get"];
        put?: never;
        /**
         * Delegate
         * @description Let somebody act for me in one of my posts; the security administrator may arrange it for others.
         */
        post: operations["delegate_api_delegations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations/{delegation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End
         * @description End it now.
         */
        delete: operations["end_api_delegations__delegation__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Clock
         * @description Move the business clock of the whole demo; sessions, the audit trail and time-outs go by real time.
         */
        post: operations["move_clock_api_demo_clock_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset
         * @description Put the demo bank back to its first day; everybody has to log in again. It takes some seconds.
         */
        post: operations["reset_api_demo_reset_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload
         * @description Upload one file, its bytes being the body. It is the uploader's until he saves a record that names it.
         */
        post: operations["upload_api_files_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get File
         * @description A file: one's own upload, or one of a record whose field one sees in clear.
         */
        get: operations["get_file_api_files__file__get"];
        put?: never;
        post?: never;
        /**
         * Give Back
         * @description Give up an upload of one's own that no record refers to.
         */
        delete: operations["give_back_api_files__file__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description Up, or 503. Only a demo says who its people are.
         */
        get: operations["health_api_health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mine
         * @description Comments in which one is mentioned, on records one may read now.
         */
        get: operations["mine_api_mentions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mentions/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See
         * @description One has seen these mentions, or all of them.
         */
        post: operations["see_api_mentions_seen_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page
         * @description Messages to people, the newest first, with what became of them.
         */
        get: operations["page_api_messages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{message}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Again
         * @description Send one again that failed, or whose fate nobody knows: it may then arrive twice, so a reason is given.
         */
        post: operations["again_api_messages__message__again_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/quiet_hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quiet Hours
         * @description The bank's quiet hours.
         */
        get: operations["quiet_hours_api_messages_quiet_hours_get"];
        /**
         * Be Quiet
         * @description Set them; what is held already goes when the old ones are over.
         */
        put: operations["be_quiet_api_messages_quiet_hours_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page
         * @description What one was told, the newest first.
         */
        get: operations["page_api_notices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Channels
         * @description On which channels one wants to be told beside the product.
         */
        get: operations["channels_api_notices_channels_get"];
        /**
         * Choose
         * @description Choose them; what waits to be sent already is sent.
         */
        put: operations["choose_api_notices_channels_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count
         * @description How many one has not read: for the bell.
         */
        get: operations["count_api_notices_count_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read
         * @description One has read these notices, or all of them.
         */
        post: operations["read_api_notices_read_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org_units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Units
         * @description Every unit, closed ones too, by code; the tree is made of `parent`.
         */
        get: operations["list_units_api_org_units_get"];
        put?: never;
        /**
         * Create Unit
         * @description A new unit below another; the head office alone stands below none.
         */
        post: operations["create_unit_api_org_units_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org_units/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Unit
         * @description Give a unit another name; its code stays.
         */
        patch: operations["change_unit_api_org_units__unit__patch"];
        trace?: never;
    };
    "/api/org_units/{unit}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Unit
         * @description Close a unit in which nobody holds a post and below which nothing is open.
         */
        post: operations["close_unit_api_org_units__unit__close_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org_units/{unit}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Unit
         * @description Put a unit, with all below it, under another parent.
         */
        post: operations["move_unit_api_org_units__unit__move_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/org_units/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look Up Units
         * @description For pickers: open units by part of their name or code, or units by id.
         */
        get: operations["look_up_units_api_org_units_lookup_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List People
         * @description People by login; `unit` takes in all units below it.
         */
        get: operations["list_people_api_people_get"];
        put?: never;
        /**
         * Create Person
         * @description A new person. Without a password he cannot log in until one is set.
         */
        post: operations["create_person_api_people_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Person
         * @description One person.
         */
        get: operations["one_person_api_people__person__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Person
         * @description Change a person's name, phone, e-mail or language.
         */
        patch: operations["change_person_api_people__person__patch"];
        trace?: never;
    };
    "/api/people/{person}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign
         * @description Give a person a post in a unit.
         */
        post: operations["assign_api_people__person__assignments_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person}/assignments/{assignment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Assignment
         * @description Relieve a person of a post, today.
         */
        delete: operations["end_assignment_api_people__person__assignments__assignment__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person}/come_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Come Back
         * @description Let a person who left log in again; posts and roles are given anew.
         */
        post: operations["come_back_api_people__person__come_back_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave
         * @description Mark a person as having left: posts, roles and sessions end; what he did stays.
         */
        post: operations["leave_api_people__person__leave_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lock
         * @description Shut a person out, sessions under way included.
         */
        post: operations["lock_api_people__person__lock_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person}/reset_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Password
         * @description A new password for one time; the person's sessions end.
         */
        post: operations["reset_password_api_people__person__reset_password_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlock
         * @description Let a person in again.
         */
        post: operations["unlock_api_people__person__unlock_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look Up
         * @description For pickers: active people by part of their name or login, or people by id.
         */
        get: operations["look_up_api_people_lookup_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permissions/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Explain
         * @description Why this person may or may not.
         */
        post: operations["explain_api_permissions_explain_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permissions/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Forms
         * @description The live forms of every app with their fields: about what the security administrator may ask. No record.
         */
        get: operations["forms_api_permissions_forms_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Posts
         * @description Every post, by code.
         */
        get: operations["list_posts_api_posts_get"];
        put?: never;
        /**
         * Create Post
         * @description A new post.
         */
        post: operations["create_post_api_posts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posts/{post}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Post
         * @description Give a post another name; its code stays.
         */
        patch: operations["change_post_api_posts__post__patch"];
        trace?: never;
    };
    "/api/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All Publications
         * @description Publications of all apps in one state: what waits for the security administrator.
         */
        get: operations["list_all_publications_api_publications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Roles
         * @description The roles of the platform and of every live app.
         */
        get: operations["list_roles_api_roles_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Holders
         * @description Who holds a role, by name or by post.
         */
        get: operations["list_holders_api_roles_holders_get"];
        put?: never;
        /**
         * Give Role
         * @description Give a role. Nobody gives one to himself, or one he holds.
         */
        post: operations["give_role_api_roles_holders_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles/holders/{holder}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take Role
         * @description Take a role back, today.
         */
        delete: operations["take_role_api_roles_holders__holder__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description Records of all forms the caller may read that hold every word: Chinese or other text, initials of pinyin, the
         *     last digits of a number, the whole of an encrypted value. With `form` (`app/form`) a page of that form.
         */
        get: operations["search_api_search_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who Am I
         * @description Who is logged in.
         */
        get: operations["who_am_i_api_session_get"];
        put?: never;
        /**
         * Log In
         * @description Log in: the answer says who you are, the cookie holds the session.
         */
        post: operations["log_in_api_session_post"];
        /**
         * Log Out
         * @description Log out: the session ends at once, here and on the server.
         */
        delete: operations["log_out_api_session_delete"];
        options?: never;
        head?: never;
        /**
         * Change
         * @description Act in another of my posts, or read another language, from now on.
         */
        patch: operations["change_api_session_patch"];
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Password
         * @description Choose a new password. All other sessions end; this one goes on under a new token.
         */
        post: operations["change_password_api_session_password_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/viewing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look As
         * @description Look as somebody else for half an hour: what he sees and no more, without changing anything.
         */
        post: operations["look_as_api_session_viewing_post"];
        /**
         * Be Oneself
         * @description Stop looking as somebody else.
         */
        delete: operations["be_oneself_api_session_viewing_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Box
         * @description A page of a box: to do, done, started by oneself, copies, what the people below one have to do (`next` says
         *     who).
         */
        get: operations["box_api_tasks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{task}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get
         * @description One's own task, with its record and its form as long as it is open.
         */
        get: operations["get_api_tasks__task__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{task}/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do
         * @description Approve, reject, complete, return, transfer, delegate, consult, add_signer, remove_signer, cc, save. With an
         *     `Idempotency-Key` a second click gets the first answer.
         */
        post: operations["do_api_tasks__task___action__post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Many
         * @description The same with several tasks; each stands by itself, and what its node requires is not waived.
         */
        post: operations["many_api_tasks_bulk_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/copies/{copy}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read
         * @description Say that one has read a copy one was sent: who sent it sees when. A second time changes nothing.
         */
        post: operations["read_api_tasks_copies__copy__read_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count
         * @description How much there is to do. The header `Langqiao-Now` tells what time it is at the bank: a demo may have moved its
         *     clock, and a browser does not know.
         */
        get: operations["count_api_tasks_count_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People Below
         * @description Who works below one, with how much each has open and late; nobody for who leads no unit. To one of them a leader
         *     may reassign what another has.
         */
        get: operations["people_below_api_tasks_team_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * ActedOut
         * @description What came of an action.
         */
        ActedOut: {
            /** Action */
            action: string;
            case: components["schemas"]["CaseStateOut"];
            /** Next */
            next: components["schemas"]["NextOut"][];
            /**
             * Task
             * Format: uuid
             */
            task: string;
        };
        /**
         * AdministeredOut
         * @description A case after something was done with it as a whole.
         */
        AdministeredOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Next */
            next: components["schemas"]["NextOut"][];
            /** Number */
            number: number;
            /** Result */
            result: string | null;
            /** Status */
            status: string;
            /** Suspended */
            suspended: boolean;
        };
        /**
         * AdvanceIn
         * @description How far the business clock goes forward, as an ISO 8601 duration of days, hours, minutes and seconds.
         */
        AdvanceIn: {
            /** Advance */
            advance: string;
        };
        /**
         * AgainIn
         * @description Why it is sent again.
         */
        AgainIn: {
            /** Reason */
            reason: string;
        };
        /**
         * AnalysisOut
         * @description All that is doubtful; there may be more where it is truncated.
         */
        AnalysisOut: {
            /** Dead */
            dead: components["schemas"]["DeadOut"][];
            /** Gaps */
            gaps: components["schemas"]["GapOut"][];
            /** Masked */
            masked: components["schemas"]["MaskedOut"][];
            /** Overlaps */
            overlaps: components["schemas"]["OverlapOut"][];
            /** Truncated */
            truncated: boolean;
        };
        /**
         * AnchorOut
         * @description The last seal: keep it elsewhere, and a cut tail will be found.
         */
        AnchorOut: {
            /** Hash */
            hash: string;
            /** Seal */
            seal: number;
            /**
             * Sealed At
             * Format: date-time
             */
            sealed_at: string;
        };
        /**
         * AppDetailOut
         * @description An app with its menu and what it consists of.
         */
        AppDetailOut: {
            /** App */
            app: string;
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Draft Count */
            draft_count: number;
            /** Icon */
            icon: string;
            label: components["schemas"]["LabelOut"];
            /** Live Release */
            live_release: number | null;
            /** Menu */
            menu: components["schemas"]["MenuEntryOut"][];
            my: components["schemas"]["MyAppOut"];
            /** Requires */
            requires: string[];
        };
        /**
         * AppIn
         * @description A new app; its name is proposed from its label when none is given.
         */
        AppIn: {
            /** App */
            app?: string | null;
            /** Icon */
            icon?: string | null;
            label: components["schemas"]["Label"];
        };
        /**
         * AppOut
         * @description An app in the list.
         */
        AppOut: {
            /** App */
            app: string;
            /** Draft Count */
            draft_count: number;
            /** Icon */
            icon: string;
            label: components["schemas"]["LabelOut"];
            /** Live Release */
            live_release: number | null;
            my: components["schemas"]["MyAppOut"];
        };
        /**
         * AppPublicationOut
         * @description A publication among those of all apps.
         */
        AppPublicationOut: {
            /** App */
            app: string;
            app_label: components["schemas"]["LabelOut"];
            author: components["schemas"]["RefOut"];
            /** Changes */
            changes: components["schemas"]["LabelOut"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decided At */
            decided_at: string | null;
            decided_by: components["schemas"]["RefOut"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Note */
            note: string;
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
            /** Reason */
            reason: string | null;
            /** Release */
            release: number | null;
            /** Reverts To */
            reverts_to: number | null;
            /**
             * Stage
             * @enum {string}
             */
            stage: "check" | "prepare" | "tidy" | "done";
            /**
             * State
             * @enum {string}
             */
            state: "awaiting" | "running" | "published" | "failed" | "refused" | "cancelled";
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Widens */
            widens: components["schemas"]["LabelOut"][];
        };
        /**
         * AskedFieldOut
         * @description A field that may be asked about.
         */
        AskedFieldOut: {
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
        };
        /**
         * AskedFormOut
         * @description A live form that may be asked about.
         */
        AskedFormOut: {
            /** App */
            app: string;
            app_label: components["schemas"]["LabelOut"];
            /** Fields */
            fields: components["schemas"]["AskedFieldOut"][];
            /** Form */
            form: string;
            label: components["schemas"]["LabelOut"];
        };
        /**
         * AssignmentIn
         * @description A post to be held.
         */
        AssignmentIn: {
            /**
             * Post
             * Format: uuid
             */
            post: string;
            /**
             * Primary
             * @default false
             */
            primary: boolean;
            /**
             * Unit
             * Format: uuid
             */
            unit: string;
            /** Valid From */
            valid_from?: string | null;
            /** Valid To */
            valid_to?: string | null;
        };
        /**
         * AssignmentOut
         * @description A post a person holds, or will; it ends the day before `valid_to`.
         */
        AssignmentOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            post: components["schemas"]["PostRefOut"];
            /** Primary */
            primary: boolean;
            unit: components["schemas"]["UnitRefOut"];
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid To */
            valid_to: string | null;
        };
        /**
         * BatchOut
         * @description What was done.
         */
        BatchOut: {
            /**
             * Batch
             * Format: uuid
             */
            batch: string;
            /** Count */
            count: number;
        };
        /**
         * BatchPreviewOut
         * @description How many records would go, how many of those asked for may not, and the first ones.
         */
        BatchPreviewOut: {
            /** Count */
            count: number;
            /** Refused */
            refused: number;
            /** Samples */
            samples: components["schemas"]["SampleOut"][];
        };
        /**
         * BatchUndoneOut
         * @description How many went back, and how many were changed since and stay.
         */
        BatchUndoneOut: {
            /** Changed Since */
            changed_since: number;
            /** Count */
            count: number;
        };
        /**
         * BeforeIn
         * @description A definition as it is to be again.
         */
        BeforeIn: {
            /** Body */
            body: {
                [key: string]: unknown;
            } | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Revision */
            revision: number;
        };
        /**
         * BeforeOut
         * @description A definition an act has touched: its draft before, null where it had none, and the draft's revision since.
         */
        BeforeOut: {
            /** Body */
            body: {
                [key: string]: unknown;
            } | null;
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Revision */
            revision: number;
        };
        /**
         * BodyIn
         * @description What is about to be saved; without it the draft is looked at.
         */
        BodyIn: {
            /** Body */
            body?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * BoxItemOut
         * @description Something in a box: a task, a case, a copy. `title` is what the record is called, as far as one may see it.
         */
        BoxItemOut: {
            /** App */
            app: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /**
             * Case
             * Format: uuid
             */
            case: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            initiator: components["schemas"]["engine__api__record_shapes__NamedOut"];
            label: components["schemas"]["LabelOut"];
            /** Next */
            next: components["schemas"]["HandlerOut"][];
            /** Number */
            number: number;
            /** Read At */
            read_at: string | null;
            /**
             * Record
             * Format: uuid
             */
            record: string;
            /** Result */
            result: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Status */
            status: string;
            task: components["schemas"]["ToDoOut"] | null;
            /** Title */
            title: string | null;
        };
        /**
         * BoxOut
         * @description A page of a box.
         */
        BoxOut: {
            count: components["schemas"]["CountOut"];
            /** Items */
            items: components["schemas"]["BoxItemOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * BulkChangeOut
         * @description A field and what it becomes.
         */
        BulkChangeOut: {
            /** Field */
            field: string;
            label: components["schemas"]["LabelOut"];
            /** Value */
            value: unknown;
        };
        /**
         * BulkItemOut
         * @description What came of one of several tasks.
         */
        BulkItemOut: {
            /** Code */
            code: string | null;
            /** Detail */
            detail: string | null;
            /** Done */
            done: boolean;
            /**
             * Task
             * Format: uuid
             */
            task: string;
        };
        /**
         * BulkListOut
         * @description What the caller did to many records of a form lately.
         */
        BulkListOut: {
            /** Items */
            items: components["schemas"]["engine__api__routes__record_bulk__BulkOut"][];
        };
        /**
         * BulkProblemOut
         * @description Why a record is left as it is.
         */
        BulkProblemOut: {
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
        /**
         * BulkRefusedListOut
         * @description The first records something is in the way of.
         */
        BulkRefusedListOut: {
            /** Items */
            items: components["schemas"]["BulkRefusedOut"][];
        };
        /**
         * BulkRefusedOut
         * @description A record something is in the way of.
         */
        BulkRefusedOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Problems */
            problems: components["schemas"]["BulkProblemOut"][];
            /** Title */
            title: string;
        };
        /**
         * BulkSampleOut
         * @description A record as it is, and what is written; `labels` go with what is there before.
         */
        BulkSampleOut: {
            /** After */
            after: {
                [key: string]: unknown;
            };
            /** Before */
            before: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Labels */
            labels: {
                [key: string]: string | (string | null)[] | null;
            };
            /** Title */
            title: string;
        };
        /**
         * CalendarDaysOut
         * @description The working days of the years from `first` to `last`: all but the days of the weekend (Monday is 1) and those
         *     off, and those worked besides.
         */
        CalendarDaysOut: {
            /** First */
            first: number;
            /** Last */
            last: number;
            /** Off */
            off: string[];
            /** Weekend */
            weekend: number[];
            /** Worked */
            worked: string[];
        };
        /**
         * CalendarOut
         * @description A calendar that working-day functions may name; what names none uses the bank's own.
         */
        CalendarOut: {
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Of The Bank */
            of_the_bank: boolean;
            /** Years */
            years: number[];
        };
        /**
         * CappedOut
         * @description How many, up to a limit; `exact` says that there are not more.
         */
        CappedOut: {
            /** Exact */
            exact: boolean;
            /** Value */
            value: number;
        };
        /**
         * CaseFiguresOut
         * @description How many cases there were, and how long they took from end to end.
         */
        CaseFiguresOut: {
            /** Open */
            open: number;
            /** P50 */
            p50: number | null;
            /** P90 */
            p90: number | null;
            /** Started */
            started: number;
        };
        /**
         * CaseListedOut
         * @description A case of a record, and who has it now.
         */
        CaseListedOut: {
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            initiator: components["schemas"]["engine__api__record_shapes__NamedOut"];
            label: components["schemas"]["LabelOut"];
            /** Next */
            next: components["schemas"]["HandlerOut"][];
            /** Number */
            number: number;
            /** Result */
            result: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Status */
            status: string;
            /** Suspended */
            suspended: boolean;
        };
        /**
         * CaseOut
         * @description What became of a case.
         */
        CaseOut: {
            /** Expected */
            expected: unknown;
            /** Got */
            got: unknown;
            /** Hits */
            hits: components["schemas"]["engine__api__decision_shapes__HitOut"][];
            /** Name */
            name: string;
            /** Ok */
            ok: boolean;
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
            /** Uid */
            uid: string;
        };
        /**
         * CasesOut
         * @description What became of all of them.
         */
        CasesOut: {
            /** Failed */
            failed: number;
            /** Items */
            items: components["schemas"]["CaseOut"][];
            /** Passed */
            passed: number;
        };
        /**
         * CaseStateOut
         * @description A case, as far as it has come.
         */
        CaseStateOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: number;
            /** Result */
            result: string | null;
            /** Status */
            status: string;
        };
        /**
         * CatalogueOut
         * @description Everything the builder offers.
         */
        CatalogueOut: {
            /** Actions */
            actions: components["schemas"]["engine__api__routes__catalogue__NamedOut"][];
            /** Field Types */
            field_types: components["schemas"]["FieldTypeOut"][];
            /** Icons */
            icons: string[];
            limits: components["schemas"]["LimitsOut"];
            /** Row Rules */
            row_rules: components["schemas"]["engine__api__routes__catalogue__NamedOut"][];
            /** System Fields */
            system_fields: components["schemas"]["engine__api__routes__catalogue__SystemFieldOut"][];
        };
        /**
         * CellOut
         * @description A field's place in a section.
         */
        CellOut: {
            /** Field */
            field: string;
            /** Width */
            width: number;
        };
        /**
         * ChangedCellOut
         * @description One cell of a row, old and new.
         */
        ChangedCellOut: {
            /** Field */
            field: string;
            label: components["schemas"]["LabelOut"];
            /** New Text */
            new_text: string | null;
            /** Old Text */
            old_text: string | null;
        };
        /**
         * ChangedOut
         * @description One field of a change, old and new. Of a sub-table only the rows that were touched; `more_rows` are not told
         *     one by one.
         */
        ChangedOut: {
            /** Field */
            field: string;
            label: components["schemas"]["LabelOut"];
            /**
             * More Rows
             * @default 0
             */
            more_rows: number;
            /** New */
            new: unknown;
            /** New Text */
            new_text: string | null;
            /** Old */
            old: unknown;
            /** Old Text */
            old_text: string | null;
            /** Rows */
            rows?: components["schemas"]["ChangedRowOut"][] | null;
        };
        /**
         * ChangedRowOut
         * @description A row of a sub-table: what became of it, its place (from 0) and the one it had, and the cells that differ.
         */
        ChangedRowOut: {
            /** At */
            at: number;
            /** Cells */
            cells: components["schemas"]["ChangedCellOut"][];
            /** Was At */
            was_at: number | null;
            /**
             * What
             * @enum {string}
             */
            what: "added" | "removed" | "changed" | "moved";
        };
        /**
         * ChangeIn
         * @description What to change about this session.
         */
        ChangeIn: {
            /** Assignment */
            assignment?: string | null;
            /** Delegation */
            delegation?: string | null;
            /** Language */
            language?: ("zh" | "en") | null;
        };
        /**
         * ChangeOut
         * @description One difference between two versions, in words.
         */
        ChangeOut: {
            /** After */
            after: unknown;
            /** Before */
            before: unknown;
            /** Path */
            path: string;
            sentence: components["schemas"]["LabelOut"];
            subject: components["schemas"]["LabelOut"];
            /**
             * What
             * @enum {string}
             */
            what: "added" | "removed" | "renamed" | "moved" | "changed";
        };
        /**
         * ChangesOut
         * @description What changed from one version to another.
         */
        ChangesOut: {
            /** Changes */
            changes: components["schemas"]["ChangeOut"][];
        };
        /**
         * ChannelsIn
         * @description On which channels one wants to be told from now on; the product itself always tells.
         */
        ChannelsIn: {
            /** Email */
            email: boolean;
            /** Sms */
            sms: boolean;
        };
        /**
         * ChannelsOut
         * @description On which channels one is told beside the product.
         */
        ChannelsOut: {
            /** Email */
            email: boolean;
            /** Sms */
            sms: boolean;
        };
        /**
         * CheckOut
         * @description Everything that is wrong.
         */
        CheckOut: {
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
        };
        /**
         * CheckRuleOut
         * @description What must not be so when a record is saved, told at a field or above all of them.
         */
        CheckRuleOut: {
            /** At */
            at: string | null;
            /** Fails If */
            fails_if: {
                [key: string]: unknown;
            };
            message: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
        };
        /**
         * ChoiceOut
         * @description An option a set made for a column would have.
         */
        ChoiceOut: {
            /** Code */
            code: string;
            /** Label */
            label: string;
        };
        /**
         * ClockOut
         * @description What time it is now in the bank.
         */
        ClockOut: {
            /**
             * Business
             * Format: date-time
             */
            business: string;
        };
        /**
         * CloseIn
         * @description When a unit closes, today or on a later day.
         */
        CloseIn: {
            /** On */
            on?: string | null;
        };
        /**
         * CommentOut
         * @description Something said about a record. Of a deleted one the text is null; `changeable_until` is set on one's own.
         */
        CommentOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Changeable Until */
            changeable_until: string | null;
            /** Deleted */
            deleted: boolean;
            /** Edited At */
            edited_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Mentions */
            mentions: components["schemas"]["engine__api__record_shapes__NamedOut"][];
            /** Text */
            text: string | null;
        };
        /**
         * CommentPageOut
         * @description Comments on a record, the newest first; `next` is what to send as `after`.
         */
        CommentPageOut: {
            /** Items */
            items: components["schemas"]["CommentOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * ComparisonOut
         * @description What changed, definition by definition.
         */
        ComparisonOut: {
            /** Changes */
            changes: components["schemas"]["DefinitionChangeOut"][];
        };
        /**
         * ComputedFieldsOut
         * @description All of a form, as it is drawn now.
         */
        ComputedFieldsOut: {
            /** Items */
            items: components["schemas"]["ComputedOut"][];
        };
        /**
         * ComputedOut
         * @description One computed field: how it is kept, and the fields its value follows from.
         */
        ComputedOut: {
            /** Field */
            field: string;
            /** Follows From */
            follows_from: components["schemas"]["LabelOut"][];
            keeping: components["schemas"]["Keeping"];
        };
        /**
         * ComputingOut
         * @description Fields whose values are being worked out anew, since what they follow from has changed; `until` is when they
         *     should be done.
         */
        ComputingOut: {
            /** Fields */
            fields: string[];
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * CopyOut
         * @description Who was sent a copy of a case, by whom, and when he read it.
         */
        CopyOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["engine__api__record_shapes__NamedOut"];
            person: components["schemas"]["engine__api__record_shapes__NamedOut"];
            /** Read At */
            read_at: string | null;
        };
        /**
         * CountOut
         * @description How many there are in all; `exact` is false where counting stopped.
         */
        CountOut: {
            /** Exact */
            exact: boolean;
            /** Value */
            value: number;
        };
        /**
         * DeadOut
         * @description A row whose conditions can never hold.
         */
        DeadOut: {
            /** Index */
            index: number;
            /** Row */
            row: string;
            sentence: components["schemas"]["LabelOut"];
        };
        /**
         * DecisionIn
         * @description Why a publication is approved, refused or withdrawn.
         */
        DecisionIn: {
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * DefinitionChangeOut
         * @description What becomes of one definition.
         */
        DefinitionChangeOut: {
            /** Changes */
            changes: components["schemas"]["ChangeOut"][];
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Sentences */
            sentences: components["schemas"]["LabelOut"][];
            /**
             * State
             * @enum {string}
             */
            state: "new" | "changed" | "removed";
            /** Widens */
            widens: components["schemas"]["LabelOut"][];
        };
        /**
         * DefinitionKeyIn
         * @description A definition by kind and name.
         */
        DefinitionKeyIn: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * DefinitionOut
         * @description A definition in the list; `updated_at` and `updated_by` tell of its draft.
         */
        DefinitionOut: {
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelOut"];
            /** Live Version */
            live_version: number | null;
            /** Name */
            name: string;
            problems: components["schemas"]["ProblemCountOut"];
            /** Revision */
            revision: number;
            /** Shared */
            shared: boolean;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "live" | "changed" | "removed";
            /** Uid */
            uid: string;
            /** Updated At */
            updated_at: string | null;
            updated_by: components["schemas"]["RefOut"] | null;
        };
        /**
         * DelegateOut
         * @description Somebody who may act for him in one of his posts.
         */
        DelegateOut: {
            person: components["schemas"]["engine__api__record_shapes__NamedOut"];
            post_label: components["schemas"]["LabelOut"];
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /**
         * DelegationIn
         * @description Which post, to whom, from when (today when left out) until when, and why.
         */
        DelegationIn: {
            /**
             * Assignment
             * Format: uuid
             */
            assignment: string;
            /**
             * Person
             * Format: uuid
             */
            person: string;
            /** Reason */
            reason: string;
            /** Since */
            since?: string | null;
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /**
         * DelegationOut
         * @description Who acts for whom in which post; both days are included.
         */
        DelegationOut: {
            delegate: components["schemas"]["engine__api__record_shapes__NamedOut"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Mine */
            mine: boolean;
            post: components["schemas"]["PostRefOut"];
            principal: components["schemas"]["engine__api__record_shapes__NamedOut"];
            /** Reason */
            reason: string;
            /**
             * Since
             * Format: date
             */
            since: string;
            unit: components["schemas"]["LabelOut"];
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /**
         * DemoPersonOut
         * @description One of the people to try the demo with.
         */
        DemoPersonOut: {
            /** Login */
            login: string;
            /** Name */
            name: string;
            post: components["schemas"]["LabelOut"];
        };
        /**
         * DidIn
         * @description What somebody does when he has the task: this outcome (none: the first there is), or returns it to a node.
         */
        DidIn: {
            /**
             * After
             * @default PT0S
             */
            after: string;
            /** Outcome */
            outcome?: string | null;
            /** Target */
            target?: string | null;
        };
        /**
         * DifferenceOut
         * @description A version, who made it and when, and what it differs in from now.
         */
        DifferenceOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Fields */
            fields: components["schemas"]["DifferingOut"][];
            /** Version */
            version: number;
        };
        /**
         * DifferingOut
         * @description A field now (`old`) and as it would be again (`new`); `why` says why it may not.
         */
        DifferingOut: {
            /** Field */
            field: string;
            label: components["schemas"]["LabelOut"];
            /** May */
            may: boolean;
            /**
             * More Rows
             * @default 0
             */
            more_rows: number;
            /** New */
            new: unknown;
            /** New Text */
            new_text: string | null;
            /** Old */
            old: unknown;
            /** Old Text */
            old_text: string | null;
            /** Rows */
            rows?: components["schemas"]["ChangedRowOut"][] | null;
            /** Why */
            why: string | null;
        };
        /**
         * DimensionOut
         * @description How many records have a fault of a dimension; null where the form measures none, or none is told.
         */
        DimensionOut: {
            /** Fault */
            fault: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "missing" | "invalid" | "duplicate" | "stale";
            /** Records */
            records: number | null;
        };
        /**
         * DoneOut
         * @description What an act has touched: sent back to `put_back`, it is undone.
         */
        DoneOut: {
            /** Touched */
            touched: components["schemas"]["BeforeOut"][];
        };
        /**
         * DoubleOut
         * @description A value that occurs more than once, and records that have it, of those that may be seen.
         */
        DoubleOut: {
            /** Count */
            count: number;
            /** Records */
            records: components["schemas"]["RefOut"][];
            /** Text */
            text: string | null;
        };
        /**
         * DoublesIn
         * @description Published fields that are to be unique, together where there are several.
         */
        DoublesIn: {
            /** Fields */
            fields: string[];
        };
        /**
         * DoublesOut
         * @description How many values more than one record has, how many records have such a value, and the most frequent.
         */
        DoublesOut: {
            /** Items */
            items: components["schemas"]["DoubleOut"][];
            /** Records */
            records: number;
            /** Values */
            values: number;
        };
        /**
         * DraftOut
         * @description A definition as its author sees it; revision 0 is what is live, with no draft begun.
         */
        DraftOut: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /** Kind */
            kind: string;
            /** Live Version */
            live_version: number | null;
            /** Name */
            name: string;
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
            /** Revision */
            revision: number;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "live" | "changed" | "removed";
            /** Uid */
            uid: string;
            /** Updated At */
            updated_at: string | null;
            updated_by: components["schemas"]["RefOut"] | null;
        };
        /**
         * DuplicateOut
         * @description Records alike in some fields, and how many different ones they are; null where a part of a list is looked at.
         */
        DuplicateOut: {
            /** Clusters */
            clusters: number | null;
            /** Fault */
            fault: string | null;
            /** Fields */
            fields: string[];
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Records */
            records: number | null;
            /** Why */
            why: ("not_seen" | "sealed" | "not_worked_out") | null;
        };
        /**
         * EditorsOut
         * @description Everybody but the caller who has the record open for editing.
         */
        EditorsOut: {
            /** Others */
            others: components["schemas"]["engine__api__record_shapes__NamedOut"][];
        };
        /**
         * HitOut
         * @description A row that matched, by its number from 1.
         */
        engine__api__decision_shapes__HitOut: {
            /** Outputs */
            outputs: {
                [key: string]: unknown;
            };
            /** Row */
            row: number;
            /** Uid */
            uid: string;
        };
        /**
         * TriedOut
         * @description The same with the values decided on and why, row by row; time in microseconds.
         */
        engine__api__decision_shapes__TriedOut: {
            /** Hits */
            hits: components["schemas"]["engine__api__decision_shapes__HitOut"][];
            /** Inputs */
            inputs: {
                [key: string]: unknown;
            };
            /** Reasons */
            reasons: components["schemas"]["ProblemOut"][];
            /** Result */
            result: unknown;
            score: components["schemas"]["ScoreOut"] | null;
            /** Took Us */
            took_us: number;
            /** Why */
            why: components["schemas"]["WhyOut"][];
        };
        /**
         * TryIn
         * @description The same, asked of what is about to be saved; without a body, of the draft.
         */
        engine__api__decision_shapes__TryIn: {
            /** Body */
            body?: {
                [key: string]: unknown;
            } | null;
            /** Record */
            record?: string | null;
            /** Values */
            values?: unknown;
        };
        /**
         * CheckedOut
         * @description What checking found; the problems carry `start` and `end` among their parameters. Type, tree and sentence are
         *     null where it is not valid; `calendars` are the days of those it names, `fixed` who and what it names by id.
         */
        engine__api__expression_shapes__CheckedOut: {
            /** Calendars */
            calendars: {
                [key: string]: components["schemas"]["CalendarDaysOut"];
            };
            /** Conditions */
            conditions: unknown;
            /** Fields */
            fields: string[][];
            /** Fixed */
            fixed: components["schemas"]["FixedOut"][];
            /** Nullable */
            nullable: boolean | null;
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
            pushable: components["schemas"]["PushableOut"];
            sentence: components["schemas"]["LabelOut"] | null;
            /** Text */
            text: string;
            /** Tree */
            tree: unknown;
            /** Type */
            type: string | null;
            /** Valid */
            valid: boolean;
            /** Volatile */
            volatile: string[];
        };
        /**
         * CheckIn
         * @description An expression as text, as a tree, or as the condition builder draws it, and where it stands.
         */
        engine__api__expression_shapes__CheckIn: {
            /** Conditions */
            conditions?: {
                [key: string]: unknown;
            } | null;
            /** Form */
            form?: string | null;
            /** Is Test */
            is_test?: boolean | null;
            /** Names */
            names?: {
                [key: string]: string;
            } | null;
            /** Text */
            text?: string | null;
            /** Tree */
            tree?: {
                [key: string]: unknown;
            } | null;
            /** Wanted */
            wanted?: string | null;
        };
        /**
         * OptionOut
         * @description An option by code.
         */
        engine__api__expression_shapes__OptionOut: {
            /** Code */
            code: string;
            label: components["schemas"]["LabelOut"];
        };
        /**
         * ReasonOut
         * @description Why a part has no value.
         */
        engine__api__expression_shapes__ReasonOut: {
            /** Code */
            code: string;
            /** End */
            end: number;
            message: components["schemas"]["LabelOut"];
            /** Start */
            start: number;
        };
        /**
         * TriedOut
         * @description What it came to; value and explanation are null where the expression is wrong, which `problems` tell.
         */
        engine__api__expression_shapes__TriedOut: {
            explain: components["schemas"]["NodeOut"] | null;
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
            /** Reasons */
            reasons: components["schemas"]["engine__api__expression_shapes__ReasonOut"][];
            shown: components["schemas"]["LabelOut"] | null;
            /** Text */
            text: string;
            /** Value */
            value: unknown;
        };
        /**
         * TryIn
         * @description An expression, and what to try it on; values stand over those of the record.
         */
        engine__api__expression_shapes__TryIn: {
            /** Form */
            form?: string | null;
            /** Names */
            names?: {
                [key: string]: string;
            } | null;
            /** Record */
            record?: string | null;
            /** Text */
            text: string;
            /** Values */
            values?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * BulkOut
         * @description What came of each.
         */
        engine__api__flow_shapes__BulkOut: {
            /** Items */
            items: components["schemas"]["BulkItemOut"][];
        };
        /**
         * TargetOut
         * @description A node that a task may be returned to.
         */
        engine__api__flow_shapes__TargetOut: {
            label: components["schemas"]["LabelOut"];
            /** Node */
            node: string;
        };
        /**
         * CheckedOut
         * @description What would be wrong with a record, all at once.
         */
        engine__api__form_shapes__CheckedOut: {
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
        };
        /**
         * OptionOut
         * @description One option of a choice.
         */
        engine__api__form_shapes__OptionOut: {
            /** Code */
            code: string;
            /** Color */
            color: string;
            label: components["schemas"]["LabelOut"];
            /** Retired */
            retired: boolean;
        };
        /**
         * SystemFieldOut
         * @description A field every record has.
         */
        engine__api__form_shapes__SystemFieldOut: {
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Type */
            type: string;
        };
        /**
         * TargetOut
         * @description The form a reference points to.
         */
        engine__api__form_shapes__TargetOut: {
            /** App */
            app: string;
            /** Form */
            form: string;
            label: components["schemas"]["LabelOut"];
        };
        /**
         * NamedOut
         * @description A person or a unit by its id and name; the name is null when nobody has the id.
         */
        engine__api__record_shapes__NamedOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string | null;
        };
        /**
         * FoundOut
         * @description Something that is wrong with the trail.
         */
        engine__api__routes__audit__FoundOut: {
            /** Kind */
            kind: string;
            /** Message */
            message: string;
            /** Seq */
            seq: number | null;
        };
        /**
         * NamedOut
         * @description Something by its name and what people call it.
         */
        engine__api__routes__catalogue__NamedOut: {
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
        };
        /**
         * SystemFieldOut
         * @description A field every record has beside its form's own.
         */
        engine__api__routes__catalogue__SystemFieldOut: {
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Type */
            type: string;
        };
        /**
         * CheckIn
         * @description What is about to be saved; without it the draft is checked.
         */
        engine__api__routes__definitions__CheckIn: {
            /** Body */
            body?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * ReasonOut
         * @description One grant or denial; `holds` is null where it depends on the record and none was named, `unknown` where the rule
         *     is neither true nor false of it and the asker sees all it looks at.
         */
        engine__api__routes__permissions__ReasonOut: {
            /** Denies */
            denies: boolean;
            /** Grant */
            grant: string;
            /** Holds */
            holds: boolean | null;
            /** Role */
            role: string;
            /** Rule */
            rule: string | null;
            /** See */
            see: ("hidden" | "masked" | "clear") | null;
            sentence: components["schemas"]["LabelOut"];
            /** Unknown */
            unknown: boolean;
            /** Values */
            values: components["schemas"]["RuleValueOut"][];
            /** Write */
            write: ("never" | "when_creating" | "always") | null;
        };
        /**
         * BulkOut
         * @description An act on many records. `done` of `total` are through the present step; `counts` says what came of them: good,
         *     same and bad when looked at, written and failed when done, undone and kept when taken back.
         */
        engine__api__routes__record_bulk__BulkOut: {
            /**
             * Act
             * @enum {string}
             */
            act: "update" | "delete";
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changes */
            changes: components["schemas"]["BulkChangeOut"][];
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done */
            done: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            reason: components["schemas"]["LabelOut"] | null;
            /** Samples */
            samples: components["schemas"]["BulkSampleOut"][];
            /**
             * State
             * @enum {string}
             */
            state: "checking" | "checked" | "running" | "done" | "stopped" | "failed" | "undoing" | "undone";
            /** Total */
            total: number;
            /** Undo Until */
            undo_until: string | null;
        };
        /**
         * HitOut
         * @description A value a word is in, or a part of it; `marks` are where, as pairs of places in the text.
         */
        engine__api__routes__search__HitOut: {
            /** Field */
            field: string;
            label: components["schemas"]["LabelOut"];
            /** Marks */
            marks: [
                number,
                number
            ][];
            /** Text */
            text: string;
        };
        /**
         * FoundOut
         * @description Records with these values, the deleted ones among them, by nothing but their ids.
         */
        engine__api__routes__tracing__FoundOut: {
            /** Records */
            records: string[];
        };
        /**
         * EntryOut
         * @description One entry. `sealed` entries are tied into the chain.
         */
        EntryOut: {
            /** Acting Post */
            acting_post: string | null;
            actor: components["schemas"]["RefOut"] | null;
            /** Address */
            address: string | null;
            /** App */
            app: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Details */
            details: unknown;
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelOut"];
            /** Sealed */
            sealed: boolean;
            /** Seq */
            seq: number;
            subject: components["schemas"]["SubjectOut"] | null;
            /** Trace Id */
            trace_id: string | null;
        };
        /**
         * ErrorOut
         * @description What every refused or failed call answers.
         */
        ErrorOut: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Trace Id */
            trace_id: string;
            /** Type */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * EvaluateIn
         * @description Values by name, or a record of the decision's form, or both: the values then stand before the record's own.
         */
        EvaluateIn: {
            /** Record */
            record?: string | null;
            /** Values */
            values?: unknown;
        };
        /**
         * ExampleOut
         * @description A value and how it is written afterwards.
         */
        ExampleOut: {
            /** After */
            after: string;
            /** Before */
            before: string;
        };
        /**
         * ExplanationOut
         * @description The same in the main post, and in the other posts; what the field says for everybody; who acts for him today.
         */
        ExplanationOut: {
            /** Allowed */
            allowed: boolean;
            /** Delegates */
            delegates: components["schemas"]["DelegateOut"][];
            /** Notes */
            notes: components["schemas"]["LabelOut"][];
            /** Others */
            others: components["schemas"]["PostExplanationOut"][];
            /** Post */
            post: string | null;
            post_label: components["schemas"]["LabelOut"] | null;
            /** Reasons */
            reasons: components["schemas"]["engine__api__routes__permissions__ReasonOut"][];
            /** See */
            see: ("hidden" | "masked" | "clear") | null;
            sentence: components["schemas"]["LabelOut"];
            /** Shares */
            shares: components["schemas"]["ShareOut"][];
            unit: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Write */
            write: ("never" | "when_creating" | "always") | null;
        };
        /**
         * FailedOut
         * @description The condition that kept a row from matching.
         */
        FailedOut: {
            /** Input */
            input: string;
            sentence: components["schemas"]["LabelOut"];
            /** Text */
            text: string;
            /** Value */
            value: unknown;
        };
        /**
         * FieldOut
         * @description A field as the caller may use it; `see` and `write` are the most he may on some record.
         */
        FieldOut: {
            /** Default */
            default: unknown;
            /** Encrypted */
            encrypted: boolean;
            help: components["schemas"]["LabelOut"] | null;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Operators */
            operators: string[];
            option_set: components["schemas"]["OptionsOut"] | null;
            /** Options */
            options: {
                [key: string]: unknown;
            };
            placeholder: components["schemas"]["LabelOut"] | null;
            /** Read Only */
            read_only: boolean;
            /** Required */
            required: boolean;
            /** Schema */
            schema_: {
                [key: string]: unknown;
            };
            /**
             * See
             * @enum {string}
             */
            see: "hidden" | "masked" | "clear";
            /** Sensitivity */
            sensitivity: string;
            /** Sortable */
            sortable: boolean;
            table?: components["schemas"]["TableOut"] | null;
            target: components["schemas"]["engine__api__form_shapes__TargetOut"] | null;
            /** Type */
            type: string;
            /** Uid */
            uid: string;
            /** Unique */
            unique: boolean;
            /**
             * Write
             * @enum {string}
             */
            write: "never" | "when_creating" | "always";
        };
        /**
         * FieldRightOut
         * @description What the caller may do with one field of one record.
         */
        FieldRightOut: {
            /**
             * See
             * @enum {string}
             */
            see: "hidden" | "masked" | "clear";
            /**
             * Write
             * @enum {string}
             */
            write: "never" | "when_creating" | "always";
        };
        /**
         * FieldRulesOut
         * @description The expressions of one field. `when_hidden` says what becomes of its value while nobody sees it.
         */
        FieldRulesOut: {
            /** Computed */
            computed: {
                [key: string]: unknown;
            } | null;
            /** Default By */
            default_by: {
                [key: string]: unknown;
            } | null;
            /** Options If */
            options_if: {
                [key: string]: unknown;
            } | null;
            /** Read Only If */
            read_only_if: {
                [key: string]: unknown;
            } | null;
            /** Required If */
            required_if: {
                [key: string]: unknown;
            } | null;
            /** Visible If */
            visible_if: {
                [key: string]: unknown;
            } | null;
            /**
             * When Hidden
             * @enum {string}
             */
            when_hidden: "keep" | "clear";
        };
        /**
         * FieldTypeOut
         * @description A type of field. The inspector draws itself from `options_schema` (JSON Schema 2020-12).
         */
        FieldTypeOut: {
            /** Becomes */
            becomes: string[];
            /** Group */
            group: string;
            /** Icon */
            icon: string;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Operators */
            operators: components["schemas"]["OperatorOut"][];
            /** Options Schema */
            options_schema: {
                [key: string]: unknown;
            };
            /** Sortable */
            sortable: boolean;
            /** Value Type */
            value_type: string | null;
            /** When Encrypted */
            when_encrypted: ("found" | "kept") | null;
            /** When Searched */
            when_searched: ("part" | "end") | null;
            /** Widget */
            widget: string;
        };
        /**
         * FiguresOut
         * @description What a flow took in the cases of the last days.
         */
        FiguresOut: {
            cases: components["schemas"]["CaseFiguresOut"];
            /** Days */
            days: number;
            /** Flow */
            flow: string;
            label: components["schemas"]["LabelOut"];
            /** Nodes */
            nodes: components["schemas"]["NodeFiguresOut"][];
        };
        /**
         * FileOut
         * @description A file as records name it; `kind` is what it is by its content.
         */
        FileOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
            /** Type */
            type: string;
        };
        /**
         * FileVersionOut
         * @description A file a field has or had: who put it there and when.
         */
        FileVersionOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Current */
            current: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
            /** Type */
            type: string;
        };
        /**
         * FilterIn
         * @description Conditions as the condition builder draws them.
         */
        FilterIn: {
            /** Filter */
            filter: {
                [key: string]: unknown;
            };
        };
        /**
         * FilterOut
         * @description What is wrong with them; the sentence is null where something is.
         */
        FilterOut: {
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
            sentence: components["schemas"]["LabelOut"] | null;
        };
        /**
         * FindIn
         * @description What identifies a record.
         */
        FindIn: {
            /** App */
            app: string;
            /** Form */
            form: string;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /**
         * FixedOut
         * @description A person, a unit or a record that is named by id; the label is null where the caller may not see it.
         */
        FixedOut: {
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelOut"] | null;
        };
        /**
         * FlowCaseOut
         * @description A case with its marked graph, its tasks and what is stuck.
         */
        FlowCaseOut: {
            /** App */
            app: string;
            /** Copies */
            copies: components["schemas"]["CopyOut"][];
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Incidents */
            incidents: {
                [key: string]: unknown;
            }[];
            initiator: components["schemas"]["engine__api__record_shapes__NamedOut"];
            label: components["schemas"]["LabelOut"];
            /** May */
            may: string[];
            /** Nodes */
            nodes: {
                [key: string]: unknown;
            }[];
            /** Number */
            number: number;
            /** Parent */
            parent: string | null;
            /** Record */
            record: {
                [key: string]: string;
            };
            /** Release */
            release: number;
            /** Result */
            result: string | null;
            /** Sequence Flows */
            sequence_flows: {
                [key: string]: string;
            }[];
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Status */
            status: string;
            /** Suspended */
            suspended: boolean;
            /** Tasks */
            tasks: {
                [key: string]: unknown;
            }[];
        };
        /**
         * FlowTaskOut
         * @description A task with what may be done with it; the record as long as it is open.
         */
        FlowTaskOut: {
            /** Actions */
            actions: string[];
            /** Case */
            case: {
                [key: string]: unknown;
            };
            /** Checklist */
            checklist: components["schemas"]["LabelOut"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Draft */
            draft: {
                [key: string]: unknown;
            } | null;
            /** Due */
            due: string | null;
            /** Due At */
            due_at: string | null;
            /** Ended At */
            ended_at: string | null;
            ended_by: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Form */
            form: {
                [key: string]: string;
            };
            guidance: components["schemas"]["LabelOut"] | null;
            /** How */
            how: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            label: components["schemas"]["LabelOut"];
            /** Labels */
            labels: {
                [key: string]: components["schemas"]["LabelOut"];
            };
            meta: components["schemas"]["FormOut"] | null;
            /** Node */
            node: string;
            /** Number */
            number: number;
            /** Opinion */
            opinion: {
                [key: string]: unknown;
            } | null;
            /** Origin */
            origin: string;
            /** Outcome */
            outcome: string | null;
            person: components["schemas"]["engine__api__record_shapes__NamedOut"];
            /** Read At */
            read_at: string | null;
            /** Record */
            record: {
                [key: string]: unknown;
            } | null;
            /** Required */
            required: {
                [key: string]: string[];
            };
            /** Signers */
            signers: components["schemas"]["SignerOut"][];
            /** State */
            state: string;
            /** Straight */
            straight: boolean;
            /** Targets */
            targets: components["schemas"]["engine__api__flow_shapes__TargetOut"][];
            /** Urged */
            urged: number;
            /** Ways */
            ways: string[];
        };
        /**
         * FormListedOut
         * @description A form in a list.
         */
        FormListedOut: {
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Rights */
            rights: {
                [key: string]: boolean;
            };
        };
        /**
         * FormMembersOut
         * @description A form reached from here.
         */
        FormMembersOut: {
            label: components["schemas"]["LabelOut"];
            /** Members */
            members: components["schemas"]["MemberOut"][];
        };
        /**
         * FormOut
         * @description A live form; `has_flow` where some live flow runs over its records.
         */
        FormOut: {
            /** App */
            app: string;
            description: components["schemas"]["LabelOut"] | null;
            /** Fields */
            fields: components["schemas"]["FieldOut"][];
            /** Has Flow */
            has_flow: boolean;
            label: components["schemas"]["LabelOut"];
            /** Layout */
            layout: components["schemas"]["SectionOut"][];
            linkage: components["schemas"]["LinkageOut"] | null;
            /** Name */
            name: string;
            /** Pages */
            pages: components["schemas"]["PageOut"][];
            /**
             * Pages As
             * @enum {string}
             */
            pages_as: "tabs" | "steps";
            /** Release */
            release: number;
            rights: components["schemas"]["FormRightsOut"];
            /** System Fields */
            system_fields: components["schemas"]["engine__api__form_shapes__SystemFieldOut"][];
            /** Title Field */
            title_field: string | null;
        };
        /**
         * FormRightsOut
         * @description What the caller may do with some record of the form; `shared`: some record of it is shared with him.
         */
        FormRightsOut: {
            /** Create */
            create: boolean;
            /** Delete */
            delete: boolean;
            /** Export */
            export: boolean;
            /** Import */
            import: boolean;
            /** Shared */
            shared: boolean;
            /** Transfer */
            transfer: boolean;
            /** Update */
            update: boolean;
        };
        /**
         * FoundPersonOut
         * @description A person in a picker.
         */
        FoundPersonOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            post: components["schemas"]["LabelOut"] | null;
            unit: components["schemas"]["LabelOut"] | null;
        };
        /**
         * FoundUnitOut
         * @description A unit in a picker.
         */
        FoundUnitOut: {
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "head_office" | "branch" | "sub_branch" | "team";
            label: components["schemas"]["LabelOut"];
            /** Parent */
            parent: string | null;
        };
        /**
         * FunctionOut
         * @description A function.
         */
        FunctionOut: {
            /** Example */
            example: string;
            /** Group */
            group: string;
            group_label: components["schemas"]["LabelOut"];
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Returns */
            returns: string;
            /** Signature */
            signature: string;
        };
        /**
         * GapOut
         * @description Values no row answers, as the cells of a row that would; `is_empty` where it is about an empty value.
         */
        GapOut: {
            /** Is Empty */
            is_empty: boolean;
            sentence: components["schemas"]["LabelOut"];
            /** When */
            when: string[];
        };
        /**
         * GoneFieldOut
         * @description A field as it was last written, and how many values of it are kept.
         */
        GoneFieldOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Exact */
            exact: boolean;
            /** Field */
            field: {
                [key: string]: unknown;
            };
            label: components["schemas"]["LabelOut"];
            /** Release */
            release: number | null;
            /** Values */
            values: number;
        };
        /**
         * GoneOut
         * @description A definition that is not published any more; of a form, how many records are kept.
         */
        GoneOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            author: components["schemas"]["RefOut"];
            /** Exact */
            exact: boolean;
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Records */
            records: number | null;
            /** Uid */
            uid: string;
        };
        /**
         * GroupOut
         * @description One group; `within` are the conditions that find its records.
         */
        GroupOut: {
            count: components["schemas"]["CountOut"];
            /** Label */
            label: string | null;
            /** Totals */
            totals: components["schemas"]["TotalOut"][];
            /** Value */
            value: unknown;
            /** Within */
            within: {
                [key: string]: unknown;
            }[];
        };
        /**
         * GroupsOut
         * @description The groups of a list, and all of it; `others` counts the records of groups that are not listed.
         */
        GroupsOut: {
            count: components["schemas"]["CountOut"];
            /** Groups */
            groups: components["schemas"]["GroupOut"][];
            /** Others */
            others: number;
            /** Totals */
            totals: components["schemas"]["TotalOut"][];
        };
        /**
         * HandlerOut
         * @description Who has a case at a node.
         */
        HandlerOut: {
            /** Due At */
            due_at: string | null;
            label: components["schemas"]["LabelOut"];
            person: components["schemas"]["engine__api__record_shapes__NamedOut"];
        };
        /**
         * HangingOut
         * @description One thing that would be missed by others than definitions; `exact` is false where counting stopped.
         */
        HangingOut: {
            /** Count */
            count: number;
            /** Exact */
            exact: boolean;
            /** Kind */
            kind: string;
            sentence: components["schemas"]["LabelOut"];
        };
        /**
         * HealthOut
         * @description The platform is up and reaches its database.
         */
        HealthOut: {
            /** Demo People */
            demo_people: components["schemas"]["DemoPersonOut"][] | null;
            /**
             * Mode
             * @enum {string}
             */
            mode: "demo" | "production";
            /**
             * Status
             * @constant
             */
            status: "ok";
            /** Version */
            version: string;
        };
        /**
         * HistoryEntryOut
         * @description One version of a record: who, when, what.
         */
        HistoryEntryOut: {
            /** Action */
            action: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Changes */
            changes: components["schemas"]["ChangedOut"][];
            on_behalf_of: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Source */
            source: string;
            /** Version */
            version: number;
        };
        /**
         * HistoryOut
         * @description A record's history, the newest first.
         */
        HistoryOut: {
            /** Items */
            items: components["schemas"]["HistoryEntryOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * HitGroupOut
         * @description The records of one form that were found, the nearest first.
         */
        HitGroupOut: {
            /** App */
            app: string;
            app_label: components["schemas"]["LabelOut"];
            count: components["schemas"]["CountOut"];
            /** Form */
            form: string;
            /** Items */
            items: components["schemas"]["HitRecordOut"][];
            label: components["schemas"]["LabelOut"];
            /** Next */
            next: string | null;
        };
        /**
         * HitRecordOut
         * @description A record that was found. `title` is what it is known by to the caller.
         */
        HitRecordOut: {
            /** Hits */
            hits: components["schemas"]["engine__api__routes__search__HitOut"][];
            /** Id */
            id: string;
            /** Title */
            title: string;
        };
        /**
         * HolderIn
         * @description A role to be held, by a person or by a post (there or below a unit).
         */
        HolderIn: {
            /**
             * App
             * @default
             */
            app: string;
            /** Person */
            person?: string | null;
            /** Post */
            post?: string | null;
            /** Role */
            role: string;
            /** Unit */
            unit?: string | null;
            /** Valid To */
            valid_to?: string | null;
        };
        /**
         * HolderOut
         * @description Who holds a role: a person, or whoever holds a post there or below the unit; until the day before `valid_to`.
         */
        HolderOut: {
            /**
             * Granted At
             * Format: date-time
             */
            granted_at: string;
            granted_by: components["schemas"]["RefOut"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            person: components["schemas"]["RefOut"] | null;
            post: components["schemas"]["PostRefOut"] | null;
            unit: components["schemas"]["UnitRefOut"] | null;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid To */
            valid_to: string | null;
        };
        /**
         * HoldingOut
         * @description A field that draws on the set, and how many records hold each code; null where that is not told: the field is of
         *     a sensitivity class, or there are too many records to be counted in time. `exact` is false where there are more.
         */
        HoldingOut: {
            /** App */
            app: string;
            /** Exact */
            exact: boolean;
            /** Form */
            form: string;
            form_label: components["schemas"]["LabelOut"];
            label: components["schemas"]["LabelOut"];
            /** Records */
            records: {
                [key: string]: number;
            } | null;
        };
        /**
         * IdOut
         * @description What was made.
         */
        IdOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * ImportColumnOut
         * @description A column of the file, with some of its cells.
         */
        ImportColumnOut: {
            /** Samples */
            samples: string[];
            /** Title */
            title: string;
        };
        /**
         * ImportedOut
         * @description What a file proposes. Problems of a cell name it as the sheet does, and point to its place in the proposal.
         */
        ImportedOut: {
            /** Definitions */
            definitions: {
                [key: string]: unknown;
            }[];
            /** Losses */
            losses: components["schemas"]["LossOut"][];
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
        };
        /**
         * ImportFieldOut
         * @description A field a column may be; by a key, rows find the records they change.
         */
        ImportFieldOut: {
            /** Is Key */
            is_key: boolean;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Required */
            required: boolean;
        };
        /**
         * ImportOut
         * @description A file on its way in. `done` of `total` rows are through the present step; `counts` says what came of them.
         */
        ImportOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Columns */
            columns: components["schemas"]["ImportColumnOut"][];
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done */
            done: number;
            /** Fields */
            fields: components["schemas"]["ImportFieldOut"][];
            /** File Name */
            file_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Key */
            key: string | null;
            /** Mapping */
            mapping: (string | null)[];
            reason: components["schemas"]["LabelOut"] | null;
            /** State */
            state: string;
            /** Total */
            total: number;
        };
        /**
         * ImportProblemOut
         * @description What is wrong in a row, at its column.
         */
        ImportProblemOut: {
            /** At */
            at: number | null;
            /** Code */
            code: string;
            /** Column */
            column: string | null;
            /** Field */
            field: string | null;
            /** Message */
            message: string;
            /** Row */
            row: number;
        };
        /**
         * ImportProblemsOut
         * @description The first problems of a file.
         */
        ImportProblemsOut: {
            /** Items */
            items: components["schemas"]["ImportProblemOut"][];
        };
        /**
         * ImportsOut
         * @description What the caller brought into a form lately.
         */
        ImportsOut: {
            /** Items */
            items: components["schemas"]["ImportOut"][];
        };
        /**
         * IndexAskedOut
         * @description The index that is being made.
         */
        IndexAskedOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * IndexProposalOut
         * @description The index that would help, or why none is proposed: few records, served by an index there is, no index helps, the
         *     form has changed since, the database was too busy to try.
         */
        IndexProposalOut: {
            says: components["schemas"]["LabelOut"] | null;
            /** Slow */
            slow: string | null;
            trial: components["schemas"]["TrialOut"] | null;
            /** Why Not */
            why_not: ("few" | "served" | "no" | "changed" | "busy") | null;
        };
        /**
         * IndexWishIn
         * @description The slow list that an index is to be made for.
         */
        IndexWishIn: {
            /** Slow */
            slow: string;
        };
        /**
         * Keeping
         * @description How a computed value is kept.
         * @enum {string}
         */
        Keeping: "virtual" | "local" | "remote";
        /**
         * KindOut
         * @description A kind of entry, to filter by.
         */
        KindOut: {
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelOut"];
        };
        /**
         * Label
         * @description What a person reads, Chinese first; an absent English text falls back to Chinese.
         */
        Label: {
            /**
             * En
             * @default
             */
            en: string;
            /** Zh */
            zh: string;
        };
        /**
         * LabelIn
         * @description A text in both languages; the English one may be left out.
         */
        LabelIn: {
            /**
             * En
             * @default
             */
            en: string;
            /** Zh */
            zh: string;
        };
        /**
         * LabelOut
         * @description A text in both languages.
         */
        LabelOut: {
            /** En */
            en: string;
            /** Zh */
            zh: string;
        };
        /**
         * LimitsOut
         * @description How far this build goes.
         */
        LimitsOut: {
            /** Fields */
            fields: number;
            /** Fields Warning */
            fields_warning: number;
            /** Indexes */
            indexes: number;
            /** Nesting */
            nesting: number;
        };
        /**
         * LinkageOut
         * @description All of them. `schema` is the shape of the trees; `ranks` the codes of each ranked option set they compare by,
         *     lowest first; `calendars` those they name, "" the bank's own; `referred` what they read of other records.
         */
        LinkageOut: {
            /** Calendars */
            calendars: {
                [key: string]: components["schemas"]["CalendarDaysOut"];
            };
            /** Checks */
            checks: components["schemas"]["CheckRuleOut"][];
            /** Fields */
            fields: {
                [key: string]: components["schemas"]["FieldRulesOut"];
            };
            /** Ranks */
            ranks: {
                [key: string]: string[];
            };
            /** Referred */
            referred: components["schemas"]["ReferredFieldOut"][];
            /** Schema */
            schema_: number;
        };
        /**
         * ListFormOut
         * @description A form by name and label.
         */
        ListFormOut: {
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
        };
        /**
         * ListIndexOut
         * @description An index made for a list. `progress` is in per cent while it is built and the database says; `before` and `after`
         *     are the times of its list without and with it.
         */
        ListIndexOut: {
            after: components["schemas"]["TimesOut"] | null;
            before: components["schemas"]["TimesOut"] | null;
            /** Bytes */
            bytes: number | null;
            form: components["schemas"]["ListFormOut"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Unused */
            is_unused: boolean;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            made_by: components["schemas"]["RefOut"];
            /** Progress */
            progress: number | null;
            reason: components["schemas"]["LabelOut"] | null;
            says: components["schemas"]["LabelOut"];
            /** Scans */
            scans: number | null;
            /**
             * State
             * @enum {string}
             */
            state: "building" | "ready" | "failed" | "dropping" | "gone";
            trial: components["schemas"]["TrialOut"];
        };
        /** Listing[AppOut] */
        Listing_AppOut_: {
            /** Items */
            items: components["schemas"]["AppOut"][];
        };
        /** Listing[AppPublicationOut] */
        Listing_AppPublicationOut_: {
            /** Items */
            items: components["schemas"]["AppPublicationOut"][];
        };
        /** Listing[AskedFormOut] */
        Listing_AskedFormOut_: {
            /** Items */
            items: components["schemas"]["AskedFormOut"][];
        };
        /** Listing[CaseListedOut] */
        Listing_CaseListedOut_: {
            /** Items */
            items: components["schemas"]["CaseListedOut"][];
        };
        /** Listing[DefinitionOut] */
        Listing_DefinitionOut_: {
            /** Items */
            items: components["schemas"]["DefinitionOut"][];
        };
        /** Listing[DelegationOut] */
        Listing_DelegationOut_: {
            /** Items */
            items: components["schemas"]["DelegationOut"][];
        };
        /** Listing[FileVersionOut] */
        Listing_FileVersionOut_: {
            /** Items */
            items: components["schemas"]["FileVersionOut"][];
        };
        /** Listing[FormListedOut] */
        Listing_FormListedOut_: {
            /** Items */
            items: components["schemas"]["FormListedOut"][];
        };
        /** Listing[FoundPersonOut] */
        Listing_FoundPersonOut_: {
            /** Items */
            items: components["schemas"]["FoundPersonOut"][];
        };
        /** Listing[FoundUnitOut] */
        Listing_FoundUnitOut_: {
            /** Items */
            items: components["schemas"]["FoundUnitOut"][];
        };
        /** Listing[GoneFieldOut] */
        Listing_GoneFieldOut_: {
            /** Items */
            items: components["schemas"]["GoneFieldOut"][];
        };
        /** Listing[GoneOut] */
        Listing_GoneOut_: {
            /** Items */
            items: components["schemas"]["GoneOut"][];
        };
        /** Listing[HolderOut] */
        Listing_HolderOut_: {
            /** Items */
            items: components["schemas"]["HolderOut"][];
        };
        /** Listing[KindOut] */
        Listing_KindOut_: {
            /** Items */
            items: components["schemas"]["KindOut"][];
        };
        /** Listing[PostOut] */
        Listing_PostOut_: {
            /** Items */
            items: components["schemas"]["PostOut"][];
        };
        /** Listing[PublicationOut] */
        Listing_PublicationOut_: {
            /** Items */
            items: components["schemas"]["PublicationOut"][];
        };
        /** Listing[ReleaseOut] */
        Listing_ReleaseOut_: {
            /** Items */
            items: components["schemas"]["ReleaseOut"][];
        };
        /** Listing[RoleChangeOut] */
        Listing_RoleChangeOut_: {
            /** Items */
            items: components["schemas"]["RoleChangeOut"][];
        };
        /** Listing[RoleOut] */
        Listing_RoleOut_: {
            /** Items */
            items: components["schemas"]["RoleOut"][];
        };
        /** Listing[TraceFormOut] */
        Listing_TraceFormOut_: {
            /** Items */
            items: components["schemas"]["TraceFormOut"][];
        };
        /** Listing[UnitOut] */
        Listing_UnitOut_: {
            /** Items */
            items: components["schemas"]["UnitOut"][];
        };
        /** Listing[VersionOut] */
        Listing_VersionOut_: {
            /** Items */
            items: components["schemas"]["VersionOut"][];
        };
        /** Listing[ViewListedOut] */
        Listing_ViewListedOut_: {
            /** Items */
            items: components["schemas"]["ViewListedOut"][];
        };
        /**
         * ListSpeedOut
         * @description The slow lists of an app and the indexes made for its lists; a list is slow from so many milliseconds on.
         */
        ListSpeedOut: {
            /** Indexes */
            indexes: components["schemas"]["ListIndexOut"][];
            /** Lists */
            lists: components["schemas"]["SlowListOut"][];
            /** Threshold */
            threshold: number;
        };
        /**
         * ListWishIn
         * @description A list as `records/query` asks for it.
         */
        ListWishIn: {
            /** Filter */
            filter?: unknown;
            /** Form */
            form: string;
            /** Sort */
            sort?: string[];
            /** View */
            view?: string | null;
        };
        /**
         * LiveOut
         * @description What is live of a definition; both are null where it was never published.
         */
        LiveOut: {
            /** Body */
            body: {
                [key: string]: unknown;
            } | null;
            /** Version */
            version: number | null;
        };
        /**
         * LoadOut
         * @description How much one person has to do.
         */
        LoadOut: {
            /** Late */
            late: number;
            /** Open */
            open: number;
            person: components["schemas"]["engine__api__record_shapes__NamedOut"];
        };
        /**
         * LockIn
         * @description Why a person is shut out.
         */
        LockIn: {
            /** Reason */
            reason: string;
        };
        /**
         * LogInIn
         * @description Who wants in.
         */
        LogInIn: {
            /** Login */
            login: string;
            /** Password */
            password: string;
        };
        /**
         * LossOut
         * @description What did not come along, and where it stood.
         */
        LossOut: {
            message: components["schemas"]["LabelOut"];
            /** Where */
            where: string;
        };
        /**
         * MaskedOut
         * @description A row that never takes effect, and those that come first.
         */
        MaskedOut: {
            /** By */
            by: string[];
            /** Index */
            index: number;
            /** Row */
            row: string;
            sentence: components["schemas"]["LabelOut"];
        };
        /**
         * MeasuredFieldOut
         * @description One field: on how many records it is asked for, and on how many of these it is empty, empty though required, or
         *     breaks its limits and format. `missing` is null where it is not required, `invalid` where its type refuses
         *     nothing.
         */
        MeasuredFieldOut: {
            /** Asked */
            asked: number | null;
            empty: components["schemas"]["NumberOut"];
            invalid: components["schemas"]["NumberOut"] | null;
            label: components["schemas"]["LabelOut"];
            missing: components["schemas"]["NumberOut"] | null;
            /** Name */
            name: string;
            /** Type */
            type: string;
            /** Why */
            why: ("not_seen" | "sealed" | "not_worked_out") | null;
        };
        /**
         * MemberOut
         * @description Something that may be named; of a list, `type` and `form` are those of its items.
         */
        MemberOut: {
            /** Form */
            form: string | null;
            /** Is List */
            is_list: boolean;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Nullable */
            nullable: boolean;
            option_set: components["schemas"]["OptionSetOut"] | null;
            /** Type */
            type: string;
            /** Uid */
            uid: string;
        };
        /**
         * MentionableListOut
         * @description People for a picker.
         */
        MentionableListOut: {
            /** Items */
            items: components["schemas"]["MentionableOut"][];
        };
        /**
         * MentionableOut
         * @description Somebody who can be mentioned, since he may read the record.
         */
        MentionableOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            post: components["schemas"]["LabelOut"] | null;
            unit: components["schemas"]["LabelOut"] | null;
        };
        /**
         * MentionOut
         * @description A comment in which one is mentioned, with where it stands.
         */
        MentionOut: {
            /** App */
            app: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Form */
            form: string;
            form_label: components["schemas"]["LabelOut"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Record
             * Format: uuid
             */
            record: string;
            /** Seen */
            seen: boolean;
            /** Text */
            text: string;
            /** Title */
            title: string;
        };
        /**
         * MentionPageOut
         * @description Where one is mentioned, the newest first, and how many of them one has not seen (99 is many).
         */
        MentionPageOut: {
            /** Items */
            items: components["schemas"]["MentionOut"][];
            /** Next */
            next: string | null;
            /** Unseen */
            unseen: number;
        };
        /**
         * MenuEntryOut
         * @description An entry of an app's menu: a view to look at, or a form, opened for a new record.
         */
        MenuEntryOut: {
            /** Form */
            form: string | null;
            /** Icon */
            icon: string;
            label: components["schemas"]["LabelOut"];
            /** Opens */
            opens: "new" | null;
            /** Uid */
            uid: string;
            /** View */
            view: string | null;
        };
        /**
         * MeOut
         * @description Everything the browser needs to know of who is logged in.
         */
        MeOut: {
            /** Acting */
            acting: string | null;
            /** Acting For */
            acting_for: string | null;
            /** Assignments */
            assignments: components["schemas"]["MyAssignmentOut"][];
            /** Csrf Token */
            csrf_token: string;
            /** Delegations */
            delegations: components["schemas"]["MyDelegationOut"][];
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Language
             * @enum {string}
             */
            language: "zh" | "en";
            /**
             * Mode
             * @enum {string}
             */
            mode: "demo" | "production";
            /** Must Change Password */
            must_change_password: boolean;
            person: components["schemas"]["MyselfOut"];
            /** Platform Roles */
            platform_roles: string[];
            /**
             * Profile
             * @enum {string}
             */
            profile: "small_bank" | "separated";
            viewing: components["schemas"]["ViewingOut"] | null;
        };
        /**
         * MergeOut
         * @description A merge and how far it came. `left_out` records kept the option, since another has the same values together;
         *     until `until` taking it back gives records what they had.
         */
        MergeOut: {
            author: components["schemas"]["RefOut"];
            /**
             * Begun At
             * Format: date-time
             */
            begun_at: string;
            /** Code */
            code: string;
            /** Into */
            into: string;
            /** Left Out */
            left_out: number;
            /** Records */
            records: number;
            /**
             * State
             * @enum {string}
             */
            state: "merging" | "merged" | "undoing";
            /** Until */
            until: string | null;
        };
        /**
         * MissingOut
         * @description What of a view its reader may not see: how many columns, and which of its parts.
         */
        MissingOut: {
            /** Columns */
            columns: number;
            /** Members */
            members: string[];
        };
        /**
         * MoveIn
         * @description Where a unit goes, today or on a later day.
         */
        MoveIn: {
            /** On */
            on?: string | null;
            /**
             * Parent
             * Format: uuid
             */
            parent: string;
        };
        /**
         * MyAppOut
         * @description What the caller may do with an app as a whole.
         */
        MyAppOut: {
            /** May Build */
            may_build: boolean;
            /** May Open */
            may_open: boolean;
        };
        /**
         * MyAssignmentOut
         * @description A post I hold.
         */
        MyAssignmentOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            post: components["schemas"]["PostRefOut"];
            unit: components["schemas"]["MyUnitOut"];
        };
        /**
         * MyDelegationOut
         * @description A post I may act in for somebody, until a day (that day included).
         */
        MyDelegationOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            person: components["schemas"]["engine__api__record_shapes__NamedOut"];
            post: components["schemas"]["PostRefOut"];
            unit: components["schemas"]["MyUnitOut"];
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /**
         * MyselfOut
         * @description A person as he is to himself.
         */
        MyselfOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Login */
            login: string;
            /** Name */
            name: string;
        };
        /**
         * MyUnitOut
         * @description A unit with the units above it, the head office first.
         */
        MyUnitOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            label: components["schemas"]["LabelOut"];
            /** Path */
            path: components["schemas"]["LabelOut"][];
        };
        /**
         * NamesOut
         * @description Everything that may be named.
         */
        NamesOut: {
            /** Calendars */
            calendars: components["schemas"]["CalendarOut"][];
            /** Forms */
            forms: {
                [key: string]: components["schemas"]["FormMembersOut"];
            };
            /** Functions */
            functions: components["schemas"]["FunctionOut"][];
            /** Members */
            members: components["schemas"]["MemberOut"][];
            /** Posts */
            posts: components["schemas"]["PostNameOut"][];
        };
        /**
         * NextOut
         * @description A node at which people have something to do now.
         */
        NextOut: {
            label: components["schemas"]["LabelOut"];
            /** Node */
            node: string;
            /** People */
            people: components["schemas"]["engine__api__record_shapes__NamedOut"][];
        };
        /**
         * NodeFiguresOut
         * @description What a node took: how often it was reached and in how many cases; its tasks that are open, late, done; seconds
         *     within which a half and nine tenths were done; shares that were late and that were reached again.
         */
        NodeFiguresOut: {
            /** Cases */
            cases: number;
            /** Done */
            done: number;
            label: components["schemas"]["LabelOut"];
            /** Late */
            late: number;
            /** Node */
            node: string;
            /** Open */
            open: number;
            /** Overdue */
            overdue: number | null;
            /** P50 */
            p50: number | null;
            /** P90 */
            p90: number | null;
            /** Rework */
            rework: number | null;
            /** Type */
            type: string;
            /** Visits */
            visits: number;
        };
        /**
         * NodeOut
         * @description A part of an expression with its value.
         */
        NodeOut: {
            /** Children */
            children: components["schemas"]["NodeOut"][];
            reason: components["schemas"]["LabelOut"] | null;
            sentence: components["schemas"]["LabelOut"];
            shown: components["schemas"]["LabelOut"];
            /** Span */
            span: number[];
            /** Text */
            text: string;
            /** Truth */
            truth: boolean | null;
            /** Value */
            value: unknown;
        };
        /**
         * NoticeOut
         * @description Something one was told. `text` is null where the kind says it; `record`, `form` and `title` are null where one
         *     may not read the record today. `details` depend on the kind: of a share `may_write` and `until`.
         */
        NoticeOut: {
            /** App */
            app: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Case */
            case: string | null;
            /** Details */
            details: {
                [key: string]: unknown;
            };
            /** Form */
            form: string | null;
            form_label: components["schemas"]["LabelOut"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Read */
            read: boolean;
            /** Record */
            record: string | null;
            /** Task */
            task: string | null;
            text: components["schemas"]["LabelOut"] | null;
            /** Title */
            title: string | null;
        };
        /**
         * NoticePageOut
         * @description What one was told, the newest first; `next` is what to send as `after`.
         */
        NoticePageOut: {
            /** Items */
            items: components["schemas"]["NoticeOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * NumberOut
         * @description How many records have a fault; `fault` is the condition of a list that finds them. Null with the reason where
         *     that is not told: the caller does not see in clear all it looks at, it is encrypted, or the database cannot work it
         *     out.
         */
        NumberOut: {
            /** Fault */
            fault: string | null;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Records */
            records: number | null;
            /** Why */
            why: ("not_seen" | "sealed" | "not_worked_out") | null;
        };
        /**
         * OfferedIn
         * @description A reference that is being chosen, the values of its record as they stand now, and what was typed.
         */
        OfferedIn: {
            /** Field */
            field: string;
            /**
             * Q
             * @default
             */
            q: string;
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /**
         * OfferedOut
         * @description Records to choose from. `narrowed`: only those that may be chosen with these values; otherwise the server says
         *     so when the record is saved.
         */
        OfferedOut: {
            /** Items */
            items: components["schemas"]["PickedOut"][];
            /** Narrowed */
            narrowed: boolean;
        };
        /**
         * OperatorOut
         * @description A filter operator; `operand` is one, two, many, text or none.
         */
        OperatorOut: {
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Operand */
            operand: string;
        };
        /**
         * OptionEffectsOut
         * @description What hangs on the options, what was merged, and whose conditions by rank the draft changes.
         */
        OptionEffectsOut: {
            /** Holdings */
            holdings: components["schemas"]["HoldingOut"][];
            /** Merges */
            merges: components["schemas"]["MergeOut"][];
            /** Ranking */
            ranking: components["schemas"]["RankUseOut"][];
        };
        /**
         * OptionSetOut
         * @description The options of a choice, lowest first where they rank.
         */
        OptionSetOut: {
            /** Name */
            name: string;
            /** Options */
            options: components["schemas"]["engine__api__expression_shapes__OptionOut"][];
            /** Ranked */
            ranked: boolean;
        };
        /**
         * OptionsOut
         * @description The options a field draws on, the lowest rank first where they are ranked.
         */
        OptionsOut: {
            /** Options */
            options: components["schemas"]["engine__api__form_shapes__OptionOut"][];
            /** Ranked */
            ranked: boolean;
        };
        /**
         * OutcomeOut
         * @description What came out: one value, or an object of several; the rows that matched; what deserves a look.
         */
        OutcomeOut: {
            /** Hits */
            hits: components["schemas"]["engine__api__decision_shapes__HitOut"][];
            /** Reasons */
            reasons: components["schemas"]["ProblemOut"][];
            /** Result */
            result: unknown;
            score: components["schemas"]["ScoreOut"] | null;
        };
        /**
         * OverlapInputOut
         * @description A column two rows differ in, with what both let pass.
         */
        OverlapInputOut: {
            /** Input */
            input: string;
            /** Text */
            text: string;
        };
        /**
         * OverlapOut
         * @description Two rows that hit together: uids, places from 0. A harmful one has to be settled.
         */
        OverlapOut: {
            /** Harmful */
            harmful: boolean;
            /** Indices */
            indices: number[];
            /** Inputs */
            inputs: components["schemas"]["OverlapInputOut"][];
            /** Rows */
            rows: string[];
            sentence: components["schemas"]["LabelOut"];
        };
        /** Page[EntryOut] */
        Page_EntryOut_: {
            count: components["schemas"]["CountOut"];
            /** Items */
            items: components["schemas"]["EntryOut"][];
            /** Next */
            next: string | null;
        };
        /** Page[PersonOut] */
        Page_PersonOut_: {
            count: components["schemas"]["CountOut"];
            /** Items */
            items: components["schemas"]["PersonOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * PageOut
         * @description A tab or a step.
         */
        PageOut: {
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
        };
        /**
         * PasswordIn
         * @description A new password for an old one.
         */
        PasswordIn: {
            /** New */
            new: string;
            /** Old */
            old: string;
        };
        /**
         * PasswordOut
         * @description A password for one time, to be told to the person; it is shown only now.
         */
        PasswordOut: {
            /** Password */
            password: string;
        };
        /**
         * PersonChangeIn
         * @description What to change about a person; keys left out stay.
         */
        PersonChangeIn: {
            /** Email */
            email?: string | null;
            /** Language */
            language?: ("zh" | "en") | null;
            /** Name */
            name?: string | null;
            /** Phone */
            phone?: string | null;
        };
        /**
         * PersonIn
         * @description A new person.
         */
        PersonIn: {
            /** Email */
            email?: string | null;
            /**
             * Language
             * @default zh
             * @enum {string}
             */
            language: "zh" | "en";
            /** Login */
            login: string;
            /** Name */
            name: string;
            /** Password */
            password?: string | null;
            /** Phone */
            phone?: string | null;
        };
        /**
         * PersonOut
         * @description A person as administrators see him.
         */
        PersonOut: {
            /** Assignments */
            assignments: components["schemas"]["AssignmentOut"][];
            /** Email */
            email: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last Login At */
            last_login_at: string | null;
            /** Locked Until */
            locked_until: string | null;
            /** Login */
            login: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string | null;
            /** Roles */
            roles: components["schemas"]["PersonRoleOut"][];
            /**
             * State
             * @enum {string}
             */
            state: "active" | "locked" | "left";
        };
        /**
         * PersonRoleOut
         * @description A role a person holds by name; `app` is empty for the roles of the platform.
         */
        PersonRoleOut: {
            /** App */
            app: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            label: components["schemas"]["LabelOut"];
            /** Role */
            role: string;
        };
        /**
         * PickedListOut
         * @description Records in a picker.
         */
        PickedListOut: {
            /** Items */
            items: components["schemas"]["PickedOut"][];
        };
        /**
         * PickedOut
         * @description A record in a picker.
         */
        PickedOut: {
            /** Hint */
            hint: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
        };
        /**
         * PointsOut
         * @description What one characteristic of a score card earned, and in which bin; no bin is what is otherwise.
         */
        PointsOut: {
            /** Bin */
            bin: string | null;
            /** Characteristic */
            characteristic: string;
            label: components["schemas"]["LabelOut"];
            /** Points */
            points: string;
            reason: components["schemas"]["LabelOut"] | null;
            /** Uid */
            uid: string;
            /** Value */
            value: unknown;
        };
        /**
         * PostChangeIn
         * @description What to change about a post.
         */
        PostChangeIn: {
            label: components["schemas"]["LabelIn"];
        };
        /**
         * PostExplanationOut
         * @description What comes of it in one post, with every reason for and against, and the shares of the record that reach him.
         */
        PostExplanationOut: {
            /** Allowed */
            allowed: boolean;
            /** Post */
            post: string | null;
            post_label: components["schemas"]["LabelOut"] | null;
            /** Reasons */
            reasons: components["schemas"]["engine__api__routes__permissions__ReasonOut"][];
            /** See */
            see: ("hidden" | "masked" | "clear") | null;
            sentence: components["schemas"]["LabelOut"];
            /** Shares */
            shares: components["schemas"]["ShareOut"][];
            unit: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Write */
            write: ("never" | "when_creating" | "always") | null;
        };
        /**
         * PostIn
         * @description A new post.
         */
        PostIn: {
            /** Code */
            code: string;
            label: components["schemas"]["LabelIn"];
        };
        /**
         * PostNameOut
         * @description A post people hold, by code.
         */
        PostNameOut: {
            /** Code */
            code: string;
            label: components["schemas"]["LabelOut"];
        };
        /**
         * PostOut
         * @description A post.
         */
        PostOut: {
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            label: components["schemas"]["LabelOut"];
        };
        /**
         * PostRefOut
         * @description A post by its code.
         */
        PostRefOut: {
            /** Code */
            code: string;
            label: components["schemas"]["LabelOut"];
        };
        /**
         * ProblemCountOut
         * @description How many problems a definition has.
         */
        ProblemCountOut: {
            /** Errors */
            errors: number;
            /** Warnings */
            warnings: number;
        };
        /**
         * ProblemOut
         * @description One thing that is wrong, at one place.
         */
        ProblemOut: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Params */
            params: {
                [key: string]: unknown;
            };
            /** Path */
            path: string;
            /** Severity */
            severity: string;
        };
        /**
         * ProposalOut
         * @description What publishing all drafts would do.
         */
        ProposalOut: {
            /** Changes */
            changes: components["schemas"]["DefinitionChangeOut"][];
            /** Needs Approval */
            needs_approval: boolean;
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
        };
        /**
         * PublicationOut
         * @description One act of publishing and how far it came.
         */
        PublicationOut: {
            /** App */
            app: string;
            author: components["schemas"]["RefOut"];
            /** Changes */
            changes: components["schemas"]["LabelOut"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decided At */
            decided_at: string | null;
            decided_by: components["schemas"]["RefOut"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Note */
            note: string;
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
            /** Reason */
            reason: string | null;
            /** Release */
            release: number | null;
            /** Reverts To */
            reverts_to: number | null;
            /**
             * Stage
             * @enum {string}
             */
            stage: "check" | "prepare" | "tidy" | "done";
            /**
             * State
             * @enum {string}
             */
            state: "awaiting" | "running" | "published" | "failed" | "refused" | "cancelled";
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Widens */
            widens: components["schemas"]["LabelOut"][];
        };
        /**
         * PublishedOut
         * @description 201: the new release. 202: the publication that is preparing, or awaiting approval.
         */
        PublishedOut: {
            /**
             * Publication
             * Format: uuid
             */
            publication: string;
            /** Release */
            release: number | null;
            /**
             * State
             * @enum {string}
             */
            state: "awaiting" | "running" | "published" | "failed";
        };
        /**
         * PublishIn
         * @description Which drafts to publish (all when left out), and why.
         */
        PublishIn: {
            /** Definitions */
            definitions?: components["schemas"]["DefinitionKeyIn"][] | null;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * PushableOut
         * @description Whether it can run in the database over all records at once.
         */
        PushableOut: {
            /** Cost */
            cost: ("own" | "related" | "each") | null;
            /**
             * Level
             * @enum {string}
             */
            level: "full" | "partial" | "none";
            /** Reasons */
            reasons: components["schemas"]["PushReasonOut"][];
        };
        /**
         * PushReasonOut
         * @description Why a part of it cannot run in the database, and where that part stands.
         */
        PushReasonOut: {
            /** End */
            end: number;
            message: components["schemas"]["LabelOut"];
            /** Start */
            start: number;
        };
        /**
         * PutBackIn
         * @description What an act had touched.
         */
        PutBackIn: {
            /** Touched */
            touched: components["schemas"]["BeforeIn"][];
        };
        /**
         * QualityGroupOut
         * @description The records of one owner or unit; `within` are the conditions that find them.
         */
        QualityGroupOut: {
            /** Duplicate */
            duplicate: number | null;
            /** Id */
            id: string | null;
            /** Invalid */
            invalid: number | null;
            /** Label */
            label: string | null;
            /** Missing */
            missing: number | null;
            /** Records */
            records: number;
            /** Stale */
            stale: number | null;
            /** Within */
            within: {
                [key: string]: unknown;
            }[];
        };
        /**
         * QualityOut
         * @description The board of a form; `others` counts records of owners or units that are not listed.
         */
        QualityOut: {
            /**
             * By
             * @enum {string}
             */
            by: "owner" | "org";
            /** Checks */
            checks: components["schemas"]["NumberOut"][];
            /** Dimensions */
            dimensions: components["schemas"]["DimensionOut"][];
            /** Duplicates */
            duplicates: components["schemas"]["DuplicateOut"][];
            /** Fields */
            fields: components["schemas"]["MeasuredFieldOut"][];
            /** Groups */
            groups: components["schemas"]["QualityGroupOut"][];
            /** Others */
            others: number;
            /** Records */
            records: number;
            /** Stale Days */
            stale_days: number | null;
        };
        /**
         * QuestionIn
         * @description Who, on which form, doing what; perhaps with which record and which field.
         */
        QuestionIn: {
            /**
             * Action
             * @default read
             * @enum {string}
             */
            action: "read" | "create" | "update" | "delete" | "transfer" | "share" | "export" | "import";
            /** App */
            app: string;
            /** Field */
            field?: string | null;
            /** Form */
            form: string;
            /**
             * Person
             * Format: uuid
             */
            person: string;
            /** Record */
            record?: string | null;
        };
        /**
         * QuietIn
         * @description From when until when nothing leaves, as `21:00`; both null: nothing is held.
         */
        QuietIn: {
            /** Ends */
            ends: string | null;
            /** Starts */
            starts: string | null;
        };
        /**
         * QuietOut
         * @description The quiet hours in the bank's zone; null where there are none.
         */
        QuietOut: {
            /** Ends */
            ends: string | null;
            /** Starts */
            starts: string | null;
        };
        /**
         * RankUseOut
         * @description A condition that other options satisfy, ranked as the draft has it; how many records do, before and after, where
         *     it asks of a field of the record and that is told.
         */
        RankUseOut: {
            /** After */
            after: string[];
            /** App */
            app: string;
            /** Before */
            before: string[];
            /** Code */
            code: string;
            /** Exact */
            exact: boolean;
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Records After */
            records_after: number | null;
            /** Records Before */
            records_before: number | null;
            /** Text */
            text: string;
            where: components["schemas"]["LabelOut"];
        };
        /**
         * ReasonCodeOut
         * @description Why the score is not higher: the characteristic and how many points it is short of its best.
         */
        ReasonCodeOut: {
            /** Characteristic */
            characteristic: string;
            label: components["schemas"]["LabelOut"];
            reason: components["schemas"]["LabelOut"];
            /** Short */
            short: string;
        };
        /**
         * RecognisedOut
         * @description The records that have these values. Where there is none and the caller may make one: `create`, and `known` are
         *     the values he may give it.
         */
        RecognisedOut: {
            /** Create */
            create: boolean;
            /** Items */
            items: components["schemas"]["PickedOut"][];
            /** Known */
            known: {
                [key: string]: string;
            };
            /** More */
            more: boolean;
        };
        /**
         * RecordOut
         * @description A record as the caller may see it. `rights` comes with single records only; of a record its writer may not
         *     read, all but id and version is empty.
         */
        RecordOut: {
            /** Case */
            case?: {
                [key: string]: unknown;
            } | null;
            computing?: components["schemas"]["ComputingOut"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            created_by: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Labels */
            labels: {
                [key: string]: string | (string | null)[] | null;
            };
            /** Masked */
            masked: string[];
            org: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            owner: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            rights?: components["schemas"]["RecordRightsOut"] | null;
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            updated_by: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Values */
            values: {
                [key: string]: unknown;
            };
            /** Version */
            version: number;
        };
        /**
         * RecordPageOut
         * @description One page of records; `next` is what to send as `after`.
         */
        RecordPageOut: {
            count: components["schemas"]["CountOut"];
            /** Items */
            items: components["schemas"]["RecordOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * RecordRightsOut
         * @description What the caller may do with one record; `unmask` names fields he may have shown in clear for a reason.
         */
        RecordRightsOut: {
            /** Delete */
            delete: boolean;
            /** Fields */
            fields: {
                [key: string]: components["schemas"]["FieldRightOut"];
            };
            /** Share */
            share: boolean;
            /** Transfer */
            transfer: boolean;
            /** Unmask */
            unmask: string[];
            /** Update */
            update: boolean;
        };
        /**
         * RecordsSeenOut
         * @description How many records of a form somebody who holds the role sees now, and would see then.
         */
        RecordsSeenOut: {
            after: components["schemas"]["CappedOut"];
            before: components["schemas"]["CappedOut"];
            form: components["schemas"]["LabelOut"];
            /** Person */
            person: string;
        };
        /**
         * ReferredFieldOut
         * @description A field of another record that a tree reads: its path of uids, and its type.
         */
        ReferredFieldOut: {
            /** Path */
            path: string[];
            /** Type */
            type: string;
        };
        /**
         * ReferredOut
         * @description Values of a referred record, by path of uids joined by dots; what the caller does not see is absent.
         */
        ReferredOut: {
            /** Values */
            values: {
                [key: string]: unknown;
            };
        };
        /**
         * RefOut
         * @description Something by its id, with what it is called.
         */
        RefOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
        };
        /**
         * RegionOut
         * @description A province, city or district: its GB/T 2260 code says where it belongs.
         */
        RegionOut: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * RegionsOut
         * @description All of them, in the order of their codes.
         */
        RegionsOut: {
            /** Items */
            items: components["schemas"]["RegionOut"][];
        };
        /**
         * RelatedGroupOut
         * @description Records that refer to this one by one field. `view` is a list to go on in, with `filter`.
         */
        RelatedGroupOut: {
            /** App */
            app: string;
            /** Columns */
            columns: string[];
            /** Field */
            field: string;
            field_label: components["schemas"]["LabelOut"];
            /** Filter */
            filter: {
                [key: string]: unknown;
            }[];
            /** Form */
            form: string;
            label: components["schemas"]["LabelOut"];
            page: components["schemas"]["RecordPageOut"];
            /** View */
            view: string | null;
        };
        /**
         * RelatedOut
         * @description Every reference that leads to a record the caller may read, from records he may read.
         */
        RelatedOut: {
            /** Items */
            items: components["schemas"]["RelatedGroupOut"][];
        };
        /**
         * ReleaseOut
         * @description A release of an app.
         */
        ReleaseOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            author: components["schemas"]["RefOut"];
            /** Changes */
            changes: components["schemas"]["LabelOut"][];
            /** Live */
            live: boolean;
            /** Note */
            note: string;
            /** Number */
            number: number;
            /** Reverts To */
            reverts_to: number | null;
        };
        /**
         * RemoveIn
         * @description Whether it is taken out of the lists of others too: columns of views, rights of roles, entries of the menu.
         */
        RemoveIn: {
            /**
             * Take Out
             * @default false
             */
            take_out: boolean;
        };
        /**
         * ResetIn
         * @description Said on purpose: everything but the audit trail is taken away and made anew, for everybody.
         */
        ResetIn: {
            /**
             * Confirm
             * @constant
             */
            confirm: "reset";
        };
        /**
         * RevertIn
         * @description Why one goes back.
         */
        RevertIn: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * RoleChangeOut
         * @description What who holds a role gains and loses, how many people that is, and what some of them would see.
         */
        RoleChangeOut: {
            /** Gains */
            gains: components["schemas"]["LabelOut"][];
            holders: components["schemas"]["CappedOut"];
            label: components["schemas"]["LabelOut"];
            /** Losses */
            losses: components["schemas"]["LabelOut"][];
            /** Names */
            names: string[];
            /** Records */
            records: components["schemas"]["RecordsSeenOut"][];
            /** Role */
            role: string;
        };
        /**
         * RoleOut
         * @description A role; `app` is empty for the roles of the platform. `holders` are people and posts.
         */
        RoleOut: {
            /** App */
            app: string;
            app_label: components["schemas"]["LabelOut"];
            /** Holders */
            holders: number;
            label: components["schemas"]["LabelOut"];
            /** Role */
            role: string;
        };
        /**
         * RuleValueOut
         * @description A field a rule names; its value where the asker sees it in clear.
         */
        RuleValueOut: {
            label: components["schemas"]["LabelOut"];
            /** Seen */
            seen: boolean;
            /** Value */
            value: string | null;
        };
        /**
         * SampleOut
         * @description One of the records.
         */
        SampleOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Title */
            title: string;
        };
        /**
         * SavedBodyOut
         * @description What the view shows, as far as its reader may see it.
         */
        SavedBodyOut: {
            /**
             * As
             * @enum {string}
             */
            as: "table" | "cards";
            /** Columns */
            columns: components["schemas"]["ViewColumnKept"][];
            /** Filter */
            filter: {
                [key: string]: unknown;
            }[];
            /** Group */
            group: {
                [key: string]: unknown;
            } | null;
            /** Sort */
            sort: string[];
            /** Totals */
            totals: {
                [key: string]: unknown;
            }[];
            /** Where */
            where: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * SavedViewOut
         * @description A view somebody saved.
         */
        SavedViewOut: {
            /**
             * Audience
             * @enum {string}
             */
            audience: "mine" | "role" | "all";
            author: components["schemas"]["engine__api__record_shapes__NamedOut"];
            body: components["schemas"]["SavedBodyOut"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Mine */
            is_mine: boolean;
            /** May Remove */
            may_remove: boolean;
            missing: components["schemas"]["MissingOut"];
            /** Name */
            name: string;
            /** Role */
            role: string | null;
            /** Version */
            version: number;
        };
        /**
         * SavedViewsOut
         * @description The views of a list.
         */
        SavedViewsOut: {
            /** Items */
            items: components["schemas"]["SavedViewOut"][];
        };
        /**
         * ScoreOut
         * @description A score: its total, what made it, and the reasons, the costliest first.
         */
        ScoreOut: {
            /** Base */
            base: string;
            /** Points */
            points: components["schemas"]["PointsOut"][];
            /** Reasons */
            reasons: components["schemas"]["ReasonCodeOut"][];
            /** Total */
            total: string;
        };
        /**
         * SearchOut
         * @description What was found; `unfinished` where there are more forms than are searched at once.
         */
        SearchOut: {
            /** Groups */
            groups: components["schemas"]["HitGroupOut"][];
            /** Unfinished */
            unfinished: boolean;
        };
        /**
         * SectionOut
         * @description A titled block of the layout, on the tab or step `page`; without one it stands above them.
         */
        SectionOut: {
            /** Block */
            block: string;
            /** Children */
            children: components["schemas"]["CellOut"][];
            label: components["schemas"]["LabelOut"] | null;
            /** Page */
            page: string | null;
            /** Uid */
            uid: string;
        };
        /**
         * SentOut
         * @description One message on one channel. `subject` and `text` are told in a demo only; `run_at` is when one that waits is
         *     tried next; `number` that of the case it is about.
         */
        SentOut: {
            /** App */
            app: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Attempts */
            attempts: number;
            /**
             * Channel
             * @enum {string}
             */
            channel: "inbox" | "email" | "sms";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Language */
            language: string;
            /** Number */
            number: number | null;
            person: components["schemas"]["engine__api__record_shapes__NamedOut"];
            /** Reason */
            reason: string | null;
            /** Run At */
            run_at: string | null;
            /** Sent At */
            sent_at: string | null;
            /** Settled At */
            settled_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "held" | "sending" | "sent" | "delivered" | "failed" | "unknown" | "simulated";
            /** Subject */
            subject: string | null;
            /** Text */
            text: string | null;
        };
        /**
         * SentPageOut
         * @description Messages, the newest first. `simulated`: this is a demo, and nothing leaves it.
         */
        SentPageOut: {
            /** Items */
            items: components["schemas"]["SentOut"][];
            /** Next */
            next: string | null;
            /** Simulated */
            simulated: boolean;
            /** States */
            states: {
                [key: string]: components["schemas"]["LabelOut"];
            };
        };
        /**
         * SharedRoleOut
         * @description A role by app and name; no label where it is not published any more.
         */
        SharedRoleOut: {
            /** Id */
            id: string;
            /** Label */
            label: string | null;
        };
        /**
         * ShareIn
         * @description With one person, one unit and those below it, or one role of the app; until a day, that day included.
         */
        ShareIn: {
            /**
             * May Write
             * @default false
             */
            may_write: boolean;
            /** Person */
            person?: string | null;
            /** Role */
            role?: string | null;
            /** Unit */
            unit?: string | null;
            /** Until */
            until?: string | null;
        };
        /**
         * ShareOut
         * @description One share: with whom, what they may do, until when, and who gave it. One that does not count opens nothing: who
         *     gave it has left or may not share any more.
         */
        ShareOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Counts */
            counts: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** May Write */
            may_write: boolean;
            person: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            role: components["schemas"]["SharedRoleOut"] | null;
            unit: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /**
         * SharesOut
         * @description The shares of a record that are open now, and the roles that a share means anything to.
         */
        SharesOut: {
            /** Items */
            items: components["schemas"]["ShareOut"][];
            /** Roles */
            roles: components["schemas"]["SharedRoleOut"][];
        };
        /**
         * SheetFieldOut
         * @description A column as a field. Where there are `choices`, its options would be a set of their own.
         */
        SheetFieldOut: {
            /** Choices */
            choices: components["schemas"]["ChoiceOut"][];
            /** Name */
            name: string;
            /** Options */
            options: {
                [key: string]: unknown;
            };
            /** Required */
            required: boolean;
            /** Samples */
            samples: string[];
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * SheetFieldsOut
         * @description The columns of a sheet, in their order.
         */
        SheetFieldsOut: {
            /** Items */
            items: components["schemas"]["SheetFieldOut"][];
        };
        /**
         * SignerOut
         * @description Somebody else who has the task too, or will; `state` is open, waiting or paused.
         */
        SignerOut: {
            /** Origin */
            origin: string;
            person: components["schemas"]["engine__api__record_shapes__NamedOut"];
            /** State */
            state: string;
        };
        /**
         * SlowListOut
         * @description A list that took long; `index` is the one made for it.
         */
        SlowListOut: {
            form: components["schemas"]["ListFormOut"];
            /** Id */
            id: string;
            /** Index */
            index: string | null;
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
            says: components["schemas"]["LabelOut"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            times: components["schemas"]["TimesOut"];
            views: components["schemas"]["ViewsOut"];
        };
        /**
         * StartedOut
         * @description A case that was started, and who has it next.
         */
        StartedOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Next */
            next: components["schemas"]["NextOut"][];
            /** Number */
            number: number;
            /**
             * Record
             * Format: uuid
             */
            record: string;
            /** Status */
            status: string;
        };
        /**
         * StepOut
         * @description A step of preparing, as it is told.
         */
        StepOut: {
            sentence: components["schemas"]["LabelOut"];
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "done";
        };
        /**
         * StoryItemOut
         * @description Something that happened.
         */
        StoryItemOut: {
            actor: components["schemas"]["engine__api__record_shapes__NamedOut"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Details */
            details: {
                [key: string]: unknown;
            };
            /** Kind */
            kind: string;
            node: components["schemas"]["LabelOut"] | null;
            on_behalf_of: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            person: components["schemas"]["engine__api__record_shapes__NamedOut"] | null;
            /** Seq */
            seq: number;
            text: components["schemas"]["LabelOut"] | null;
        };
        /**
         * StoryOut
         * @description What happened, the newest first; `next` is what to send as `before`.
         */
        StoryOut: {
            /** Items */
            items: components["schemas"]["StoryItemOut"][];
            /** Next */
            next: number | null;
        };
        /**
         * SubjectOut
         * @description What an act was done to; people and units by name.
         */
        SubjectOut: {
            /** Id */
            id: string;
            /** Label */
            label: string | null;
            /** Type */
            type: string;
        };
        /**
         * TableOut
         * @description A sub-table: its columns, those whose numbers are added up below the rows, and the expressions of a row.
         */
        TableOut: {
            /** Columns */
            columns: components["schemas"]["FieldOut"][];
            linkage: components["schemas"]["LinkageOut"] | null;
            /** Totals */
            totals: string[];
        };
        /**
         * TakenUpOut
         * @description The draft that was made of it.
         */
        TakenUpOut: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * TakeOutIn
         * @description The field or the option.
         */
        TakeOutIn: {
            /** Part */
            part: string;
        };
        /**
         * TeamOut
         * @description The people below one, the busiest first.
         */
        TeamOut: {
            /** Items */
            items: components["schemas"]["LoadOut"][];
        };
        /**
         * TimesOut
         * @description How often a list was asked for, how often it was slow, and within how many milliseconds a half and nineteen
         *     twentieths of the answers came.
         */
        TimesOut: {
            /** Calls */
            calls: number;
            /** P50 */
            p50: number | null;
            /** P95 */
            p95: number | null;
            /** Slow */
            slow: number;
        };
        /**
         * ToDoOut
         * @description A task in a list. `due` is late, soon or fine.
         */
        ToDoOut: {
            /** Actions */
            actions: string[];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done At */
            done_at: string | null;
            /** Due */
            due: string | null;
            /** Due At */
            due_at: string | null;
            /** How */
            how: string | null;
            label: components["schemas"]["LabelOut"];
            /** Node */
            node: string;
            /** Origin */
            origin: string;
            /** Outcome */
            outcome: string | null;
            /** Read At */
            read_at: string | null;
            /** Urged */
            urged: number;
        };
        /**
         * TotalOut
         * @description A total; null where there is nothing to total, or not all records were looked at.
         */
        TotalOut: {
            /** Field */
            field: string;
            /** Of */
            of: string;
            /** Value */
            value: unknown;
        };
        /**
         * TracedByOut
         * @description Somebody who saw it: how often, among the newest thousand times, and when last.
         */
        TracedByOut: {
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
            person: components["schemas"]["RefOut"] | null;
            /** Times */
            times: number;
        };
        /**
         * TracedOut
         * @description One time something was shown or handed out: what was done by whom from where, and how much. `record` is the one
         *     record it was about; `records` how many there were, where the entry tells.
         */
        TracedOut: {
            /** Acting Post */
            acting_post: string | null;
            actor: components["schemas"]["RefOut"] | null;
            /** Address */
            address: string | null;
            /** App */
            app: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Export */
            export: string | null;
            /** Fields */
            fields: components["schemas"]["TraceFieldOut"][];
            /** Form */
            form: string | null;
            form_label: components["schemas"]["LabelOut"] | null;
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelOut"];
            on_behalf_of: components["schemas"]["RefOut"] | null;
            /** Reason */
            reason: string | null;
            /** Record */
            record: string | null;
            /** Records */
            records: number | null;
            /** Seq */
            seq: number;
            /** Trace Id */
            trace_id: string | null;
        };
        /**
         * TraceFieldOut
         * @description A field.
         */
        TraceFieldOut: {
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
        };
        /**
         * TraceFormOut
         * @description A form, with the fields its records can be found by.
         */
        TraceFormOut: {
            /** App */
            app: string;
            app_label: components["schemas"]["LabelOut"];
            /** Fields */
            fields: components["schemas"]["TraceFieldOut"][];
            /** Form */
            form: string;
            label: components["schemas"]["LabelOut"];
        };
        /**
         * TraceOut
         * @description Times, the newest first; by person on the first page only.
         */
        TraceOut: {
            /** Items */
            items: components["schemas"]["TracedOut"][];
            /** Next */
            next: string | null;
            /** People */
            people: components["schemas"]["TracedByOut"][];
        };
        /**
         * TrialOut
         * @description What a trial on a sample of the records found: the database's estimate of the list's cost without and with the
         *     index, and how many bytes the index would take.
         */
        TrialOut: {
            /** After */
            after: number;
            /** Before */
            before: number;
            /** Bytes */
            bytes: number;
            /** Records */
            records: number;
            /** Sampled */
            sampled: number;
        };
        /**
         * TriedFlowOut
         * @description What came of it, line by line; `path` are the uids of the nodes in the order they were come to.
         */
        TriedFlowOut: {
            /** Ended */
            ended: string;
            /** Lines */
            lines: components["schemas"]["TriedLineOut"][];
            /** Path */
            path: string[];
            /** Result */
            result: string | null;
        };
        /**
         * TriedLineOut
         * @description Something that would happen: when, where, in words; of a message to whom and by which channels.
         */
        TriedLineOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Channels */
            channels: string[];
            /**
             * Kind
             * @enum {string}
             */
            kind: "path" | "task" | "timer" | "message" | "incident" | "waiting";
            /** Message */
            message: string | null;
            /** Node */
            node: string | null;
            said: components["schemas"]["LabelOut"];
            /** To */
            to: string[];
            /** What */
            what: string;
        };
        /**
         * TryFlowIn
         * @description The sample: the record's values by field name; by nodes' names who gets a task, what is done there each time it
         *     comes, what a decision or a service answers; the messages that come.
         */
        TryFlowIn: {
            /** Answers */
            answers?: {
                [key: string]: unknown;
            };
            /** At */
            at?: string | null;
            /** Begins */
            begins?: string | null;
            /** Done */
            done?: {
                [key: string]: components["schemas"]["DidIn"][];
            };
            /** Initiator */
            initiator?: string | null;
            /** Messages */
            messages?: string[];
            /** People */
            people?: {
                [key: string]: string[];
            };
            /** Values */
            values?: {
                [key: string]: unknown;
            };
        };
        /**
         * TypeChangeIn
         * @description A published field and the type it is to have; what of the conversion is wished is looked at as well.
         */
        TypeChangeIn: {
            /** Conversion */
            conversion?: {
                [key: string]: unknown;
            } | null;
            /** Field */
            field: string;
            /** Options */
            options?: {
                [key: string]: unknown;
            };
            /** Type */
            type: string;
        };
        /**
         * TypeChangeOut
         * @description What becomes of the values. `changes` is false where nothing does; `restored` are those that were kept from
         *     before; `exact` is false where there are too many records to count.
         */
        TypeChangeOut: {
            /** Changes */
            changes: boolean;
            /** Differing */
            differing: number;
            /** Exact */
            exact: boolean;
            /** Examples */
            examples: components["schemas"]["ExampleOut"][];
            /** Filled */
            filled: number;
            /** Fits */
            fits: number;
            /** Records */
            records: number;
            /** Restored */
            restored: number;
            /** Unfit */
            unfit: number;
            /** Values */
            values: components["schemas"]["ValueOut"][];
        };
        /**
         * UnitChangeIn
         * @description What to change about a unit.
         */
        UnitChangeIn: {
            label?: components["schemas"]["LabelIn"] | null;
        };
        /**
         * UnitIn
         * @description A new unit.
         */
        UnitIn: {
            /** Code */
            code: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "head_office" | "branch" | "sub_branch" | "team";
            label: components["schemas"]["LabelIn"];
            /** Parent */
            parent?: string | null;
        };
        /**
         * UnitOut
         * @description A unit; it is closed from `valid_to` on. `people` hold a post right there.
         */
        UnitOut: {
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "head_office" | "branch" | "sub_branch" | "team";
            label: components["schemas"]["LabelOut"];
            /** Parent */
            parent: string | null;
            /** People */
            people: number;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid To */
            valid_to: string | null;
        };
        /**
         * UnitRefOut
         * @description A unit by its id, with its name in both languages.
         */
        UnitRefOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            label: components["schemas"]["LabelOut"];
        };
        /**
         * UnmaskedOut
         * @description A value in clear, which version it is of, and how many more one may see today.
         */
        UnmaskedOut: {
            /** Field */
            field: string;
            /** Left */
            left: number;
            /** Text */
            text: string | null;
            /** Value */
            value: unknown;
            /** Version */
            version: number;
        };
        /**
         * UnreadOut
         * @description How many notices one has not read, and how many mentions not seen; 99 is many.
         */
        UnreadOut: {
            /** Mentions */
            mentions: number;
            /** Unread */
            unread: number;
        };
        /**
         * UseOut
         * @description One place that names a definition, or a part of it. `draft`: so far it does in a draft only; `drop` leads to what
         *     can be taken out there along with it.
         */
        UseOut: {
            /** App */
            app: string;
            app_label: components["schemas"]["LabelOut"];
            /** Draft */
            draft: boolean;
            /** Drop */
            drop: string | null;
            /** Kind */
            kind: string;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Part */
            part: string | null;
            /** Path */
            path: string;
            where: components["schemas"]["LabelOut"];
        };
        /**
         * UsesOut
         * @description Every place, and what else hangs on it.
         */
        UsesOut: {
            /** Hanging */
            hanging: components["schemas"]["HangingOut"][];
            /** Items */
            items: components["schemas"]["UseOut"][];
        };
        /**
         * ValueOut
         * @description A value; no text where whoever asks may not see it in any of the records looked at.
         */
        ValueOut: {
            /** Count */
            count: number;
            /** Text */
            text: string | null;
        };
        /**
         * VerifiedOut
         * @description What going through the whole trail found.
         */
        VerifiedOut: {
            /** Checked */
            checked: number;
            head: components["schemas"]["AnchorOut"] | null;
            /** Ok */
            ok: boolean;
            /** Problems */
            problems: components["schemas"]["engine__api__routes__audit__FoundOut"][];
            /** Seals */
            seals: number;
            /** Unsealed */
            unsealed: number;
        };
        /**
         * VersionOut
         * @description A published version and the release that brought it.
         */
        VersionOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            author: components["schemas"]["RefOut"];
            /** Note */
            note: string;
            /** Release */
            release: number | null;
            /** Version */
            version: number;
        };
        /**
         * ViewColumnKept
         * @description A column and how wide it is.
         */
        ViewColumnKept: {
            /** Field */
            field: string;
            /** Width */
            width?: number | null;
        };
        /**
         * ViewColumnOut
         * @description One column of a view.
         */
        ViewColumnOut: {
            /** Field */
            field: string;
            label: components["schemas"]["LabelOut"];
            /** Type */
            type: string;
        };
        /**
         * ViewIn
         * @description As whom to look, and why.
         */
        ViewIn: {
            /**
             * Person
             * Format: uuid
             */
            person: string;
            /** Reason */
            reason: string;
        };
        /**
         * ViewingOut
         * @description As whom I am looking, changing nothing, and until when.
         */
        ViewingOut: {
            person: components["schemas"]["engine__api__record_shapes__NamedOut"];
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * ViewListedOut
         * @description A view in a list.
         */
        ViewListedOut: {
            /** Form */
            form: string;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
        };
        /**
         * ViewOut
         * @description A live view, with the columns the caller may see; `form` is `app/form` where it is another app's.
         */
        ViewOut: {
            /** Columns */
            columns: components["schemas"]["ViewColumnOut"][];
            /** Filter */
            filter: string;
            /** Form */
            form: string;
            label: components["schemas"]["LabelOut"];
            /** Name */
            name: string;
            /** Sort */
            sort: string[];
        };
        /**
         * ViewsOut
         * @description The views that ask for just this: published ones, those offered or one's own, and how many others keep.
         */
        ViewsOut: {
            /** Offered */
            offered: string[];
            /** Private */
            private: number;
            /** Published */
            published: components["schemas"]["LabelOut"][];
        };
        /**
         * WaitingOut
         * @description How much there is to do, how much of it late or due before the day is over; and copies not read
         *     yet.
         */
        WaitingOut: {
            /** Copies */
            copies: number;
            /** Late */
            late: number;
            /** Open */
            open: number;
            /** Today */
            today: number;
        };
        /**
         * WhyOut
         * @description One row: whether it matched, and what failed.
         */
        WhyOut: {
            failed: components["schemas"]["FailedOut"] | null;
            /** Matched */
            matched: boolean;
            /** Row */
            row: number;
            sentence: components["schemas"]["LabelOut"];
            /** Uid */
            uid: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_apps_api_apps_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_AppOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    add_app_api_apps_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_app_api_apps__app__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppDetailOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    delete_app_api_apps__app__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_changes_api_apps__app__changes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    evaluate_api_apps__app__decisions__decision__evaluate_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description The definition's name */
                decision: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluateIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomeOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_definitions_api_apps__app__definitions_get: {
        parameters: {
            query?: {
                kind?: string | null;
            };
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_DefinitionOut_"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    check_definition_api_apps__app__definitions__kind___name__check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description form, view, option_set, role or app */
                kind: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["engine__api__routes__definitions__CheckIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_draft_api_apps__app__definitions__kind___name__draft_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description form, view, option_set, role or app */
                kind: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    put_draft_api_apps__app__definitions__kind___name__draft_put: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
                "if-none-match"?: string | null;
            };
            path: {
                /** @description The app's name */
                app: string;
                /** @description form, view, option_set, role or app */
                kind: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description An update without the version it was based on (RFC 6585, section 3). */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    discard_draft_api_apps__app__definitions__kind___name__draft_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description form, view, option_set, role or app */
                kind: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_live_api_apps__app__definitions__kind___name__live_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description form, view, option_set, role or app */
                kind: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    remove_definition_api_apps__app__definitions__kind___name__remove_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description form, view, option_set, role or app */
                kind: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RemoveIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    take_out_api_apps__app__definitions__kind___name__take_out_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description form, view, option_set, role or app */
                kind: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeOutIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_uses_api_apps__app__definitions__kind___name__uses_get: {
        parameters: {
            query?: {
                part?: string | null;
            };
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description form, view, option_set, role or app */
                kind: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsesOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_versions_api_apps__app__definitions__kind___name__versions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description form, view, option_set, role or app */
                kind: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_VersionOut_"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    compare_versions_api_apps__app__definitions__kind___name__versions__a_____b__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                a: number;
                /** @description The app's name */
                app: string;
                b: number;
                /** @description form, view, option_set, role or app */
                kind: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    analyse_api_apps__app__definitions_decision__name__analyse_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BodyIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    export_decision_api_apps__app__definitions_decision__name__export_get: {
        parameters: {
            query: {
                /** @description Excel, or DMN (OMG) */
                format: "xlsx" | "dmn";
            };
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/dmn+xml": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    run_cases_api_apps__app__definitions_decision__name__run_cases_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BodyIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasesOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    try_decision_api_apps__app__definitions_decision__name__try_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["engine__api__decision_shapes__TryIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__decision_shapes__TriedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    import_decisions_api_apps__app__definitions_decision_import_post: {
        parameters: {
            query: {
                /** @description The form its columns are of */
                form?: string | null;
                /** @description Excel, or DMN (OMG) */
                format: "xlsx" | "dmn";
                /** @description A label for a sheet that has none */
                title?: string;
            };
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/dmn+xml": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A request over its limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    try_one_api_apps__app__definitions_flow__name__try_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryFlowIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriedFlowOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    look_for_duplicates_api_apps__app__definitions_form__name__duplicates_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoublesIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoublesOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Cannot be done this moment; the same call may go through shortly. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_gone_fields_api_apps__app__definitions_form__name__gone_fields_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_GoneFieldOut_"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    look_at_type_change_api_apps__app__definitions_form__name__type_change_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypeChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypeChangeOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Cannot be done this moment; the same call may go through shortly. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    look_at_options_api_apps__app__definitions_option_set__name__effects_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description The definition's name */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptionEffectsOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    put_back_api_apps__app__definitions_put_back_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutBackIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    check_expression_api_apps__app__expressions_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["engine__api__expression_shapes__CheckIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__expression_shapes__CheckedOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_names_api_apps__app__expressions_names_get: {
        parameters: {
            query?: {
                form?: string | null;
            };
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamesOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    try_one_api_apps__app__expressions_try_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["engine__api__expression_shapes__TryIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__expression_shapes__TriedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    start_api_apps__app__flows__flow__cases_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                flow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    chosen?: {
                        [key: string]: string[];
                    };
                    /** Format: uuid */
                    record?: string;
                    values?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    told_api_apps__app__flows__flow__figures_get: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                app: string;
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiguresOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_forms_api_apps__app__forms_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_FormListedOut_"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_form_api_apps__app__forms__form__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    undo_api_apps__app__forms__form__batches__batch__undo_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                batch: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchUndoneOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    computed_fields_api_apps__app__forms__form__computed_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputedFieldsOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    export_list_api_apps__app__forms__form__export_get: {
        parameters: {
            query?: {
                /** @description name,level: the columns in this order */
                fields?: string | null;
                /** @description As for the list of records */
                filter?: string | null;
                format?: "xlsx" | "csv";
                /** @description -created_at,name */
                sort?: string | null;
                view?: string | null;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Over a rate limit; `extra["retry_after"]` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    check_filter_api_apps__app__forms__form__filter_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilterIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    filter_names_api_apps__app__forms__form__filter_names_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamesOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    upload_api_apps__app__forms__form__import_post: {
        parameters: {
            query?: {
                /** @description true: check at once; false: and import what is right */
                dry_run?: boolean | null;
                /** @description The unique field rows find records by */
                key?: string | null;
                /** @description What the file is called */
                name?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A request over its limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    template_api_apps__app__forms__form__import_template_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    listing_api_apps__app__forms__form__imports_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportsOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_api_apps__app__forms__form__imports__batch__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                batch: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    undo_api_apps__app__forms__form__imports__batch__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                batch: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    check_api_apps__app__forms__form__imports__batch__check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                batch: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key?: string | null;
                    mapping?: (string | null)[];
                    run?: boolean;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    problems_api_apps__app__forms__form__imports__batch__problems_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                batch: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportProblemsOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    report_api_apps__app__forms__form__imports__batch__report_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                batch: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    run_api_apps__app__forms__form__imports__batch__run_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                batch: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    stop_api_apps__app__forms__form__imports__batch__stop_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                batch: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    look_up_api_apps__app__forms__form__lookup_get: {
        parameters: {
            query?: {
                ids?: string | null;
                q?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PickedListOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_offered_api_apps__app__forms__form__offered_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferedIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    quality_api_apps__app__forms__form__quality_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    by?: "owner" | "org";
                    filter?: string | Record<string, never> | {
                        field: string;
                        op: string;
                        value?: unknown;
                    }[];
                    view?: string;
                    /** @description More conditions, those of a group */
                    within?: Record<string, never>[];
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Cannot be done this moment; the same call may go through shortly. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    page_api_apps__app__forms__form__records_get: {
        parameters: {
            query?: {
                after?: string | null;
                bin?: boolean;
                /** @description name,level */
                fields?: string | null;
                /** @description An expression, aum > 500 and customer.level at least "vip"; or conditions as JSON: [{"field", "op", "value"}], or what the condition builder draws: {"all": [...]} */
                filter?: string | null;
                limit?: number | null;
                /** @description -created_at,name */
                sort?: string | null;
                view?: string | null;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordPageOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    create_api_apps__app__forms__form__records_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_api_apps__app__forms__form__records__record__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    delete_api_apps__app__forms__form__records__record__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Somebody else changed it meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description An update without the version it was based on (RFC 6585, section 3). */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    update_api_apps__app__forms__form__records__record__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Somebody else changed it meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description An update without the version it was based on (RFC 6585, section 3). */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    of_record_api_apps__app__forms__form__records__record__cases_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_CaseListedOut_"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    page_api_apps__app__forms__form__records__record__comments_get: {
        parameters: {
            query?: {
                after?: string | null;
            };
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPageOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    say_api_apps__app__forms__form__records__record__comments_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    mentions?: string[];
                    text: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    delete_api_apps__app__forms__form__records__record__comments__comment__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                comment: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_api_apps__app__forms__form__records__record__comments__comment__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                comment: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    mentions?: string[];
                    text: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    editors_api_apps__app__forms__form__records__record__editing_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorsOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    edit_api_apps__app__forms__form__records__record__editing_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorsOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    leave_api_apps__app__forms__form__records__record__editing_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_files_of_field_api_apps__app__forms__form__records__record__files__field__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                field: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_FileVersionOut_"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_file_of_record_api_apps__app__forms__form__records__record__files__field___file__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                field: string;
                file: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, or the range asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Cannot be done this moment; the same call may go through shortly. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    changes_api_apps__app__forms__form__records__record__history_get: {
        parameters: {
            query?: {
                after?: number | null;
            };
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    mentionable_api_apps__app__forms__form__records__record__mentionable_get: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionableListOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    what_refers_to_it_api_apps__app__forms__form__records__record__related_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelatedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    restore_api_apps__app__forms__form__records__record__restore_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    revert_api_apps__app__forms__form__records__record__revert_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Left out: all that may go back */
                    fields?: string[];
                    version: number;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Somebody else changed it meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description An update without the version it was based on (RFC 6585, section 3). */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    shares_api_apps__app__forms__form__records__record__shares_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharesOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    share_api_apps__app__forms__form__records__record__shares_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    end_api_apps__app__forms__form__records__record__shares__share__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
                share: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    transfer_api_apps__app__forms__form__records__record__transfer_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    owner: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Somebody else changed it meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    unmask_api_apps__app__forms__form__records__record__unmask_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    field: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmaskedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Over a rate limit; `extra["retry_after"]` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    difference_api_apps__app__forms__form__records__record__versions__version__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                record: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferenceOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    listing_api_apps__app__forms__form__records_bulk_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkListOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    begin_api_apps__app__forms__form__records_bulk_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    act: "update" | "delete";
                    filter?: string | Record<string, never> | {
                        field: string;
                        op: string;
                        value?: unknown;
                    }[];
                    records?: string[];
                    values?: Record<string, never>;
                    view?: string;
                    /** @description More conditions, those of a group */
                    within?: Record<string, never>[];
                };
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__routes__record_bulk__BulkOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_api_apps__app__forms__form__records_bulk__act__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act: string;
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__routes__record_bulk__BulkOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    problems_api_apps__app__forms__form__records_bulk__act__problems_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act: string;
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkRefusedListOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    run_api_apps__app__forms__form__records_bulk__act__run_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act: string;
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__routes__record_bulk__BulkOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    stop_api_apps__app__forms__form__records_bulk__act__stop_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act: string;
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__routes__record_bulk__BulkOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    undo_api_apps__app__forms__form__records_bulk__act__undo_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act: string;
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__routes__record_bulk__BulkOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    check_api_apps__app__forms__form__records_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__form_shapes__CheckedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    groups_api_apps__app__forms__form__records_groups_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    by?: {
                        field: string;
                        /** @enum {string} */
                        unit?: "day" | "month" | "quarter" | "year";
                    };
                    filter?: string | Record<string, never> | {
                        field: string;
                        op: string;
                        value?: unknown;
                    }[];
                    totals?: {
                        field: string;
                        /** @enum {string} */
                        of: "sum" | "avg" | "min" | "max";
                    }[];
                    view?: string;
                    whole?: boolean;
                    /** @description More conditions, those of a group */
                    within?: Record<string, never>[];
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupsOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Cannot be done this moment; the same call may go through shortly. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    query_api_apps__app__forms__form__records_query_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    after?: string;
                    bin?: boolean;
                    fields?: string[];
                    filter?: string | Record<string, never> | {
                        field: string;
                        op: string;
                        value?: unknown;
                    }[];
                    limit?: number;
                    sort?: string[];
                    view?: string;
                    /** @description More conditions, those of a group */
                    within?: Record<string, never>[];
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordPageOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    recognise_api_apps__app__forms__form__records_recognise_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecognisedOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_referred_api_apps__app__forms__form__referred__field___record__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                field: string;
                form: string;
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferredOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    listing_api_apps__app__forms__form__saved_views_get: {
        parameters: {
            query?: {
                /** @description The published view they stand on */
                view?: string | null;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewsOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    save_api_apps__app__forms__form__saved_views_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    audience?: "mine" | "role" | "all";
                    body: {
                        /** @enum {string} */
                        as?: "table" | "cards";
                        columns: {
                            field: string;
                        }[];
                        filter?: {
                            field: string;
                        }[];
                        group?: Record<string, never> | null;
                        sort?: string[];
                        totals?: {
                            field: string;
                        }[];
                        where?: Record<string, never> | null;
                    };
                    name: string;
                    role?: string | null;
                    /** @description The published view it stands on */
                    view?: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    remove_api_apps__app__forms__form__saved_views__view__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_api_apps__app__forms__form__saved_views__view__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                view: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    audience?: "mine" | "role" | "all";
                    body?: {
                        /** @enum {string} */
                        as?: "table" | "cards";
                        columns: {
                            field: string;
                        }[];
                        filter?: {
                            field: string;
                        }[];
                        group?: Record<string, never> | null;
                        sort?: string[];
                        totals?: {
                            field: string;
                        }[];
                        where?: Record<string, never> | null;
                    };
                    name?: string;
                    role?: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_schema_api_apps__app__forms__form__schema_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    transfer_api_apps__app__forms__form__transfer_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    count: number;
                    filter?: string | Record<string, never> | {
                        field: string;
                        op: string;
                        value?: unknown;
                    }[];
                    /** Format: uuid */
                    owner: string;
                    view?: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    preview_api_apps__app__forms__form__transfer_preview_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter?: string | Record<string, never> | {
                        field: string;
                        op: string;
                        value?: unknown;
                    }[];
                    view?: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchPreviewOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_gone_api_apps__app__gone_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_GoneOut_"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    restore_gone_api_apps__app__gone__kind___uid__restore_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                /** @description form, view, option_set, role or app */
                kind: string;
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenUpOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    make_index_api_apps__app__list_indexes_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndexWishIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexAskedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    drop_index_api_apps__app__list_indexes__index__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                index: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexAskedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_speed_api_apps__app__list_speed_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSpeedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    propose_api_apps__app__list_speed__slow__proposal_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                slow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexProposalOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    ask_api_apps__app__list_speed_query_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListWishIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexProposalOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_publications_api_apps__app__publications_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_PublicationOut_"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_publication_api_apps__app__publications__publication__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                publication: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    approve_publication_api_apps__app__publications__publication__approve_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                publication: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DecisionIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    cancel_publication_api_apps__app__publications__publication__cancel_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                publication: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    refuse_publication_api_apps__app__publications__publication__refuse_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                publication: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    of_publication_api_apps__app__publications__publication__rights_changes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                publication: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_RoleChangeOut_"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    publish_api_apps__app__publish_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_releases_api_apps__app__releases_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_ReleaseOut_"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    compare_releases_api_apps__app__releases__a_____b__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                a: number;
                /** @description The app's name */
                app: string;
                b: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    revert_api_apps__app__releases__number__revert_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevertIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    of_drafts_api_apps__app__rights_changes_get: {
        parameters: {
            query?: {
                definitions?: string[] | null;
            };
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_RoleChangeOut_"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    propose_fields_api_apps__app__sheet_fields_post: {
        parameters: {
            query?: {
                /** @description The body is text copied from a sheet */
                pasted?: boolean;
            };
            header?: never;
            path: {
                /** @description The app's name */
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetFieldsOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A request over its limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_views_api_apps__app__views_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_ViewListedOut_"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_view_api_apps__app__views__view__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    read_trail_api_audit_get: {
        parameters: {
            query?: {
                actor?: string | null;
                after?: string;
                app?: string;
                from?: string | null;
                kind?: string;
                limit?: number;
                subject?: string;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EntryOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_kinds_api_audit_kinds_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_KindOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    trace_api_audit_trace_get: {
        parameters: {
            query?: {
                actor?: string | null;
                after?: string;
                export?: string;
                from?: string | null;
                limit?: number;
                record?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    find_api_audit_trace_find_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__routes__tracing__FoundOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    forms_api_audit_trace_forms_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_TraceFormOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    verify_trail_api_audit_verify_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifiedOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_api_cases__case__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowCaseOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    act_api_cases__case___action__post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    incident?: number;
                    /** @description Where it is, by the name of a node */
                    node?: string;
                    /** Format: uuid */
                    person?: string;
                    reason?: string;
                    result?: unknown;
                    /** Format: uuid */
                    task?: string;
                    /** @description Where it goes, by the name of a node */
                    to?: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    events_api_cases__case__story_get: {
        parameters: {
            query?: {
                before?: number | null;
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    reassign_api_cases_reassign_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    person: string;
                    reason: string;
                    /** Format: uuid */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__flow_shapes__BulkOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    what_there_is_api_catalogue_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_regions_api_catalogue_regions_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionsOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    mine_api_delegations_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_DelegationOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    delegate_api_delegations_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DelegationIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    end_api_delegations__delegation__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delegation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    move_clock_api_demo_clock_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    reset_api_demo_reset_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    upload_api_files_post: {
        parameters: {
            query: {
                /** @description The app, the form and the field the file is for */
                app: string;
                field: string;
                form: string;
                /** @description What the file is called */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A request over its limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Over a rate limit; `extra["retry_after"]` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Cannot be done this moment; the same call may go through shortly. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_file_api_files__file__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, or the range asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Cannot be done this moment; the same call may go through shortly. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    give_back_api_files__file__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    health_api_health_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthOut"];
                };
            };
            /** @description Cannot be done this moment; the same call may go through shortly. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    mine_api_mentions_get: {
        parameters: {
            query?: {
                after?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionPageOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    see_api_mentions_seen_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids?: string[];
                };
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    page_api_messages_get: {
        parameters: {
            query?: {
                after?: string | null;
                channel?: ("inbox" | "email" | "sms") | null;
                /** @description The beginning of a name or login */
                q?: string;
                state?: ("queued" | "held" | "sending" | "sent" | "delivered" | "failed" | "unknown" | "simulated") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentPageOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    again_api_messages__message__again_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgainIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    quiet_hours_api_messages_quiet_hours_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuietOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    be_quiet_api_messages_quiet_hours_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuietIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuietOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    page_api_notices_get: {
        parameters: {
            query?: {
                after?: string | null;
                /** @description Only those not read yet */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePageOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    channels_api_notices_channels_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    choose_api_notices_channels_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelsIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelsOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    count_api_notices_count_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    read_api_notices_read_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids?: string[];
                };
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_units_api_org_units_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_UnitOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    create_unit_api_org_units_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_unit_api_org_units__unit__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    close_unit_api_org_units__unit__close_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    move_unit_api_org_units__unit__move_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    look_up_units_api_org_units_lookup_get: {
        parameters: {
            query?: {
                /** @description ids, separated by commas */
                ids?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_FoundUnitOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_people_api_people_get: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                q?: string;
                state?: "" | "active" | "locked" | "left";
                unit?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    create_person_api_people_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    one_person_api_people__person__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_person_api_people__person__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    assign_api_people__person__assignments_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    end_assignment_api_people__person__assignments__assignment__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    come_back_api_people__person__come_back_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    leave_api_people__person__leave_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LockIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    lock_api_people__person__lock_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LockIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    reset_password_api_people__person__reset_password_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    unlock_api_people__person__unlock_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    look_up_api_people_lookup_get: {
        parameters: {
            query?: {
                /** @description ids, separated by commas */
                ids?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_FoundPersonOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    explain_api_permissions_explain_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    forms_api_permissions_forms_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_AskedFormOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_posts_api_posts_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_PostOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    create_post_api_posts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_post_api_posts__post__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_all_publications_api_publications_get: {
        parameters: {
            query?: {
                state?: "awaiting" | "running" | "published" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_AppPublicationOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_roles_api_roles_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_RoleOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_holders_api_roles_holders_get: {
        parameters: {
            query: {
                app?: string;
                role: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing_HolderOut_"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    give_role_api_roles_holders_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HolderIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    take_role_api_roles_holders__holder__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                holder: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    search_api_search_get: {
        parameters: {
            query?: {
                after?: string | null;
                form?: string | null;
                limit?: number | null;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    who_am_i_api_session_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description Nobody is logged in, or no longer. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    log_in_api_session_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogInIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description Nobody is logged in, or no longer. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Over a rate limit; `extra["retry_after"]` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    log_out_api_session_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_api_session_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_password_api_session_password_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    look_as_api_session_viewing_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    be_oneself_api_session_viewing_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    box_api_tasks_get: {
        parameters: {
            query?: {
                after?: string | null;
                app?: string | null;
                box?: "open" | "done" | "started" | "cc" | "team";
                /** @description Only what is late, or due today */
                due?: ("late" | "today") | null;
                limit?: number;
                /** @description What comes first */
                order?: "newest" | "due";
                /** @description In the box of the team: whose */
                person?: string | null;
                /** @description What it is called, its number, or who started it */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoxOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    get_api_tasks__task__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTaskOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    do_api_tasks__task___action__post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
                task: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    files?: string[];
                    opinion?: string;
                    people?: string[];
                    /** @description A PNG image as a data address */
                    signature?: string;
                    straight?: boolean;
                    /** @description The name of a node */
                    to?: string;
                    values?: Record<string, never>;
                    /** @description Of the record, as the values were based on it */
                    version?: number;
                    /** @enum {string} */
                    way?: "before" | "beside" | "after";
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedOut"];
                };
            };
            /** @description Logged in, but without this right. `right` is a label or a name. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description The present state does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    many_api_tasks_bulk_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "approve" | "reject" | "complete";
                    opinion?: string;
                    tasks: string[];
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["engine__api__flow_shapes__BulkOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    read_api_tasks_copies__copy__read_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                copy: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or not there for this person: the two look the same from outside. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    count_api_tasks_count_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    people_below_api_tasks_team_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
}
