namespace VideoRecorder.Core.Upload.Proof
{
    using VideoRecorder.Core.Text;

    /// <summary>Tells whether an answer says, in spite of its status, that the clip was not stored.</summary>
    public static class StatedFailure
    {
        private const int FirstFailure = 400;
        private const int LastFailure = 599;

        // Members that hold a failure when they hold anything.
        private static readonly string[] s_failures =
            { "error", "errors", "err", "errormessage", "error_message", "error_description", "exception", "fault", "failure", "failed" };

        // Members that say yes or no.
        private static readonly string[] s_successes =
            { "success", "succeeded", "successful", "ok", "stored", "saved", "uploaded", "accepted", "received", "done" };

        // Members with a word or sentence on how it went.
        private static readonly string[] s_sentences =
            { "status", "result", "state", "outcome", "message", "msg", "detail", "details", "reason" };

        // Members with a number as HTTP has them.
        private static readonly string[] s_codes = { "status", "code", "statuscode", "status_code", "errorcode", "error_code", "errno" };

        private static readonly string[] s_refusals = { "false", "0", "no", "null" };

        private static readonly string[] s_nothing = { string.Empty, "null", "false", "0", "none", "no", "ok", "success" };

        /// <summary>Tells whether a JSON text says so.</summary>
        /// <param name="json">The text; it is one JSON value.</param>
        /// <returns>Whether it does.</returns>
        public static bool IsInJson(string json)
        {
            JsonReader reader = new JsonReader(json);
            string name = string.Empty;
            bool isListOfFailures = false;
            for (JsonToken token = reader.Next(); token != JsonToken.End; token = reader.Next())
            {
                if (isListOfFailures && token != JsonToken.Close)
                {
                    return true;
                }

                isListOfFailures = token == JsonToken.Open && Has(s_failures, name);
                bool isValue = token == JsonToken.Word || token == JsonToken.Text;
                if (isValue && IsFailure(name, token, reader.Value.Trim().ToLower()))
                {
                    return true;
                }

                name = token == JsonToken.Name ? reader.Value.ToLower() : string.Empty;
            }

            return false;
        }


        private static bool IsFailure(string name, JsonToken token, string value)
        {
            return (Has(s_failures, name) && !Has(s_nothing, value) && !value.StartsWith("no "))
                || (Has(s_successes, name) && Has(s_refusals, value))
                || (Has(s_sentences, name) && token == JsonToken.Text && FailureWords.AreIn(value))
                || (Has(s_codes, name) && IsFailureCode(value));
        }

        private static bool IsFailureCode(string value)
        {
            int code;
            return int.TryParse(value, out code) && code >= FirstFailure && code <= LastFailure;
        }

        private static bool Has(string[] words, string word)
        {
            for (int i = 0; i < words.Length; i++)
            {
                if (words[i] == word)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
