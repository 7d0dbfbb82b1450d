using Microsoft.ML.Tokenizers;
using NewsBot.Providers;

namespace NewsBot.Vectors.Onnx;

/// <summary>text → token ids with the special tokens of the model, no more than it reads.</summary>
/// <param name="encode">With the special tokens.</param>
/// <param name="padding">Fills shorter texts of a batch up.</param>
sealed class SentenceTokenizer(Func<string, IReadOnlyList<int>> encode, int padding, int mostTokens)
{
    public int Padding => padding;

    /// <exception cref="ModelException">The folder has no tokenizer that can be read.</exception>
    public static SentenceTokenizer Open(string folder)
    {
        try
        {
            if (OnnxFolder.Find(folder, "vocab.txt") is { } words)
                return WordPiece(folder, words);
            if (OnnxFolder.Find(folder, "sentencepiece.bpe.model", "tokenizer.model", "spiece.model") is { } pieces)
                return SentencePiece(folder, pieces);
            if (OnnxFolder.Find(folder, "vocab.json") is { } vocabulary
                && OnnxFolder.Find(folder, "merges.txt") is { } merges)
                return Bpe(folder, vocabulary, merges);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or FormatException
            or InvalidDataException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new ModelException($"The tokenizer in {folder} cannot be read: {failure.Message}", inner: failure);
        }

        throw new ModelException(
            $"There is no tokenizer in the folder {folder} of Embeddings:Path: vocab.txt (WordPiece), " +
            "tokenizer.model, spiece.model or sentencepiece.bpe.model (SentencePiece), " +
            "or vocab.json with merges.txt (BPE)");
    }

    /// <summary>What is too long loses its end, but for the closing token.</summary>
    public int[] Encode(string text)
    {
        var ids = encode(text);
        return ids.Count <= mostTokens ? [.. ids] : [.. ids.Take(mostTokens - 1), ids[^1]];
    }

    static SentenceTokenizer WordPiece(string folder, string vocabulary)
    {
        var config = OnnxFolder.Json(folder, "tokenizer_config.json");
        var isLowerCase = OnnxFolder.Truth(config, "do_lower_case") ?? true;
        var defaults = new BertOptions();
        var tokenizer = BertTokenizer.Create(vocabulary, new BertOptions
        {
            LowerCaseBeforeTokenization = isLowerCase,
            RemoveNonSpacingMarks = OnnxFolder.Truth(config, "strip_accents") ?? isLowerCase,
            ClassificationToken = OnnxFolder.Text(config, "cls_token") ?? defaults.ClassificationToken,
            SeparatorToken = OnnxFolder.Text(config, "sep_token") ?? defaults.SeparatorToken,
            PaddingToken = OnnxFolder.Text(config, "pad_token") ?? defaults.PaddingToken,
            MaskingToken = OnnxFolder.Text(config, "mask_token") ?? defaults.MaskingToken,
            UnknownToken = OnnxFolder.Text(config, "unk_token") ?? defaults.UnknownToken,
        });
        return new(text => tokenizer.EncodeToIds(text), tokenizer.PaddingTokenId, OnnxFolder.MostTokens(folder));
    }

    /// <remarks>XLM-RoBERTa has four tokens of its own before the pieces.</remarks>
    static SentenceTokenizer SentencePiece(string folder, string model)
    {
        var config = OnnxFolder.Json(folder, "config.json");
        using var stream = File.OpenRead(model);
        var tokenizer = SentencePieceTokenizer.Create(
            stream, addBeginningOfSentence: true, addEndOfSentence: true, specialTokens: null);
        Func<string, IReadOnlyList<int>> encode = text => tokenizer.EncodeToIds(text);
        return OnnxFolder.Text(config, "model_type") == "xlm-roberta"
            ? new(text => [.. encode(text).Select(OfRoberta)], padding: 1, OnnxFolder.MostTokens(folder))
            : new(encode, OnnxFolder.Number(config, "pad_token_id") ?? 0, OnnxFolder.MostTokens(folder));
    }

    static int OfRoberta(int piece) => piece switch
    {
        0 => 3, // <unk>
        1 => 0, // <s>
        2 => 2, // </s>
        _ => piece + 1,
    };

    /// <summary>The byte-level BPE of RoBERTa and its kin.</summary>
    static SentenceTokenizer Bpe(string folder, string vocabulary, string merges)
    {
        var config = OnnxFolder.Json(folder, "tokenizer_config.json");
        var tokenizer = BpeTokenizer.Create(new BpeOptions(vocabulary, merges)
        {
            ByteLevel = true,
            PreTokenizer = RobertaPreTokenizer.Instance,
            BeginningOfSentenceToken = OnnxFolder.Text(config, "bos_token") ?? "<s>",
            EndOfSentenceToken = OnnxFolder.Text(config, "eos_token") ?? "</s>",
            UnknownToken = OnnxFolder.Text(config, "unk_token") ?? "<unk>",
        });
        var padding = OnnxFolder.Number(OnnxFolder.Json(folder, "config.json"), "pad_token_id") ?? 1;
        return new(text => tokenizer.EncodeToIds(text), padding, OnnxFolder.MostTokens(folder));
    }
}
