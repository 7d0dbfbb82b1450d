using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using NewsBot.Providers;

namespace NewsBot.Vectors.Onnx;

/// <summary>text → vector by a sentence transformer in a folder. Texts of like length go through it together.</summary>
sealed class OnnxEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    const string Ids = "input_ids", Mask = "attention_mask", Types = "token_type_ids";
    const string LastHiddenState = "last_hidden_state";

    readonly EmbeddingOptions _options;
    readonly SentenceTokenizer _tokenizer;
    readonly InferenceSession _session;
    readonly string _output;

    // The model uses all cores by itself.
    readonly SemaphoreSlim _turn = new(1);

    OnnxEmbedder(EmbeddingOptions options, SentenceTokenizer tokenizer, InferenceSession session)
    {
        _options = options;
        _tokenizer = tokenizer;
        _session = session;
        _output = session.OutputNames.Contains(LastHiddenState) ? LastHiddenState : session.OutputNames[0];
    }

    /// <exception cref="ModelException">The folder has no model that this program can use.</exception>
    public static OnnxEmbedder Open(EmbeddingOptions options)
    {
        var path = OnnxFolder.ModelIn(options.Path);
        var tokenizer = SentenceTokenizer.Open(options.Path);
        try
        {
            var session = new InferenceSession(path);
            if (session.InputNames.Except([Ids, Mask, Types]).FirstOrDefault() is { } other)
                throw new ModelException(
                    $"The model {path} wants an input '{other}', which is none of {Ids}, {Mask}, {Types}");
            return new(options, tokenizer, session);
        }
        catch (OnnxRuntimeException failure)
        {
            throw new ModelException($"The model {path} cannot be read: {failure.Message}", inner: failure);
        }
    }

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var tokens = values.Select(_tokenizer.Encode).ToArray();
        var vectors = new float[tokens.Length][];
        var byLength = Enumerable.Range(0, tokens.Length).OrderBy(place => tokens[place].Length).ThenBy(place => place);
        foreach (var batch in byLength.Chunk(_options.BatchSize))
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                var made = await Task.Run(() => Embed([.. batch.Select(place => tokens[place])]), cancellationToken);
                for (var i = 0; i < batch.Length; i++)
                    vectors[batch[i]] = made[i];
            }
            catch (OnnxRuntimeException failure)
            {
                throw new ModelException($"The model in {_options.Path} failed: {failure.Message}", inner: failure);
            }
            finally
            {
                _turn.Release();
            }
        }

        return [.. vectors.Select(vector => new Embedding<float>(vector))];
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        _session.Dispose();
        _turn.Dispose();
    }

    float[][] Embed(int[][] texts)
    {
        var length = texts.Max(text => text.Length);
        long[] shape = [texts.Length, length];
        var ids = new long[texts.Length * length];
        var mask = new long[ids.Length];
        for (var text = 0; text < texts.Length; text++)
            for (var place = 0; place < length; place++)
            {
                var isToken = place < texts[text].Length;
                ids[text * length + place] = isToken ? texts[text][place] : _tokenizer.Padding;
                mask[text * length + place] = isToken ? 1 : 0;
            }

        using var idValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var typeValue = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        var inputs = _session.InputNames.ToDictionary(
            name => name, name => name == Ids ? idValue : name == Mask ? maskValue : typeValue);
        using var run = new RunOptions();
        using var outputs = _session.Run(run, inputs, [_output]);
        return Pool(outputs[0], texts);
    }

    float[][] Pool(OrtValue output, int[][] texts)
    {
        var info = output.GetTensorTypeAndShape();
        if (info.ElementDataType != TensorElementType.Float || info.Shape.Length is not (2 or 3)
            || info.Shape[0] != texts.Length)
            throw new ModelException(
                $"The model in {_options.Path} gives '{_output}' as {info.ElementDataType} of {info.Shape.Length} " +
                "dimensions, and not a vector of 32-bit numbers for each token or text");
        var width = (int)info.Shape[^1];
        // A model of two dimensions has pooled already: one vector a text.
        var length = info.Shape.Length == 3 ? (int)info.Shape[1] : 1;
        var hidden = output.GetTensorDataAsSpan<float>();
        var vectors = new float[texts.Length][];
        for (var text = 0; text < texts.Length; text++)
        {
            var tokens = Math.Min(texts[text].Length, length);
            vectors[text] = TokenVectors.Pool(
                hidden.Slice(text * length * width, tokens * width), width, _options.Pooling, _options.Normalize);
        }

        return vectors;
    }
}
