namespace NewsBot.Answers.Drafts;

/// <summary>Words with capitals that stand next to each other: "Kim Jong Un", "KCNA".</summary>
/// <param name="First">Its first word.</param>
/// <param name="Last">Its last word.</param>
/// <param name="IsFirstWord">
/// One word at the start of the sentence, which may have its capital from there alone.
/// </param>
sealed record Name(int First, int Last, bool IsFirstWord);
