namespace NewsBot.Answers.Chat;

/// <summary>Whose protocol the chat model speaks.</summary>
enum ChatProvider
{
    None,
    OpenAI,
    AzureOpenAI,
    Ollama,
}
