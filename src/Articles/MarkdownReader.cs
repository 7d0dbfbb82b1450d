using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsBot.Articles;

/// <summary>A Markdown file → article: front matter, and blocks as plain text with a blank line between them.</summary>
static class MarkdownReader
{
    public static ReadResult Read(string name, string text)
    {
        if (!FrontMatter.TryCut(ref text, out var matter, out var problem))
            return new ReadResult.Skipped(name, problem);

        var document = Markdown.Parse(text);
        var heading = document.OfType<HeadingBlock>().FirstOrDefault(block => block.Level == 1);
        var headline = heading is null ? "" : NewsText.OnOneLine(TextOf(heading));
        var title = matter.Title ?? headline;
        if (heading is not null && title == headline)
            document.Remove(heading);

        var body = NewsText.WithoutDisclaimer(string.Join("\n\n", BlocksOf(document)));
        return body.Length == 0
            ? new ReadResult.Skipped(name, "holds no news text")
            : new ReadResult.Readable(name, new(
                Id: name,
                Title: title.Length > 0 ? title : NewsText.DeriveTitle(body),
                Body: body,
                matter.Source,
                matter.Author,
                matter.Published,
                matter.Url,
                matter.Language));
    }

    static IEnumerable<string> BlocksOf(ContainerBlock container) =>
        container.SelectMany(block => block switch
        {
            HtmlBlock => [],
            ContainerBlock inner => BlocksOf(inner),
            CodeBlock code => [code.Lines.ToString()],
            LeafBlock leaf => [TextOf(leaf).Trim()],
            _ => [],
        }).Where(text => !string.IsNullOrWhiteSpace(text));

    static string TextOf(LeafBlock block)
    {
        var text = new StringBuilder();
        if (block.Inline is { } inlines)
            Append(inlines, text);

        return text.ToString();
    }

    static void Append(ContainerInline inlines, StringBuilder text)
    {
        foreach (var inline in inlines)
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.ContentSpan),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                AutolinkInline link => text.Append(link.Url),
                LineBreakInline lineBreak => text.Append(lineBreak.IsHard ? '\n' : ' '),
                HtmlInline { Tag: ['<', 'b' or 'B', 'r' or 'R', ..] } => text.Append('\n'),
                ContainerInline inner => AppendInner(inner, text),
                _ => text,
            };
    }

    static StringBuilder AppendInner(ContainerInline inlines, StringBuilder text)
    {
        Append(inlines, text);
        return text;
    }
}
