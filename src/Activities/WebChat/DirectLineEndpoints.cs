using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using NewsBot.Activities.BotFramework;
using NewsBot.Activities.BotFramework.Turns;

namespace NewsBot.Activities.WebChat;

/// <summary>The Direct Line API 3.0, as far as Web Chat uses it: one person and the bot in each conversation.</summary>
sealed class DirectLineEndpoints(
    DirectLineConversations conversations, DirectLineTokens tokens, DirectLineAdapter adapter,
    ReaderAddress address, BotOptions options)
{
    public const string Root = "/v3/directline";

    static readonly ChannelAccount Bot = new() { Id = "newsbot", Name = "NewsBot", Role = RoleTypes.Bot };

    /// <summary>A token for a new conversation. The ids are ours, whoever the client says that it is.</summary>
    public IResult Generate() => Opened(DirectLineTicket.New(), StatusCodes.Status200OK);

    public IResult Refresh(HttpRequest request)
    {
        if (TicketOf(request) is not { } ticket)
            return NoTicket;
        if (conversations.TryGet(ticket.ConversationId, out var conversation))
            conversations.Keep(conversation);
        return Opened(ticket, StatusCodes.Status200OK);
    }

    /// <summary>Begins the conversation, or joins it; the bot greets whoever begins it.</summary>
    public IResult Start(HttpRequest request)
    {
        if (TicketOf(request) is not { } ticket)
            return NoTicket;
        var (conversation, isNew) = conversations.Open(ticket);
        conversations.Keep(conversation);
        if (isNew)
        {
            var reader = new ChannelAccount { Id = ticket.UserId };
            Activity joined = new() { Type = ActivityTypes.ConversationUpdate, MembersAdded = [Bot, reader] };
            Address(joined, ticket, conversation.NewId());
            adapter.Accept(joined, AddressFor(request), Task.CompletedTask);
        }

        var status = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return Opened(ticket, status, StreamUrl(request, ticket, "-"));
    }

    /// <summary>A new stream from a watermark on, for a client whose stream broke off.</summary>
    public IResult Reconnect(string id, string? watermark, HttpRequest request)
    {
        if (!TryFind(id, request, out var conversation, out var refusal))
            return refusal;
        conversations.Keep(conversation);
        var from = Number(watermark).ToString(CultureInfo.InvariantCulture);
        return Opened(conversation.Ticket, StatusCodes.Status200OK, StreamUrl(request, conversation.Ticket, from));
    }

    /// <summary>What was said from a watermark on, for a client that has no WebSocket.</summary>
    public IResult Activities(string id, string? watermark, HttpRequest request) =>
        TryFind(id, request, out var conversation, out var refusal)
            ? Results.Bytes(
                conversation.Since(Number(watermark), withTyping: false).Json, "application/json; charset=utf-8")
            : refusal;

    /// <summary>Takes what a person says, shows it to them, and hands it to the bot.</summary>
    public async Task<IResult> PostAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!TryFind(id, request, out var conversation, out var refusal))
            return refusal;
        var most = options.MaxRequestKilobytes * 1024;
        var (said, status) = await ActivityReader.ReadAsync(request, most, cancellationToken);
        if (said is null)
            return Refused(status, "BadSyntax", "The body is no activity.");
        if (said.Type is not (ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.Typing))
            return Refused(StatusCodes.Status400BadRequest, "BadArgument", "Activities of this type are not taken.");
        var clientKey = RecentActivities.ClientKeyOf(said);
        if (clientKey is not null && conversation.IdOfSent(clientKey) is { } sent)
            return Sent(sent); // a client that missed the first response
        Address(said, conversation.Ticket, conversation.NewId());
        if (clientKey is not null)
            conversation.KeepSent(clientKey, said.Id);
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        status = adapter.Accept(said, AddressFor(request), shown.Task);
        if (status == StatusCodes.Status200OK && said.Type != ActivityTypes.Typing)
            conversation.Add(said);
        shown.SetResult();
        if (status == StatusCodes.Status200OK)
            return Sent(said.Id);
        if (clientKey is not null)
            conversation.ForgetSent(clientKey); // it may come again
        return Refused(status, "ServiceError", "The bot does not take more now.");
    }

    public async Task StreamAsync(string id, string? watermark, string? t, HttpContext http, DirectLineStream stream)
    {
        if (!http.WebSockets.IsWebSocketRequest)
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (tokens.Read(t) is not { } ticket || ticket.ConversationId != id)
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        else if (!conversations.TryGet(id, out var conversation))
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        else
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            await stream.RunAsync(socket, conversation, Number(watermark), http.RequestAborted);
        }
    }

    static IResult Sent(string id) => Results.Json(new DirectLineSent(id), DirectLineJson.Default.DirectLineSent);

    static IResult NoTicket =>
        Refused(StatusCodes.Status403Forbidden, "TokenExpired", "The token is not valid, or no longer.");

    static IResult Refused(int status, string code, string message) =>
        Results.Json(new(new(code, message)), DirectLineJson.Default.DirectLineRefused, statusCode: status);

    IResult Opened(DirectLineTicket ticket, int status, string? streamUrl = null) => Results.Json(
        new(ticket.ConversationId, tokens.Issue(ticket), (int)DirectLineTokens.Lifetime.TotalSeconds, streamUrl),
        DirectLineJson.Default.DirectLineOpened, statusCode: status);

    bool TryFind(
        string id, HttpRequest request, [NotNullWhen(true)] out DirectLineConversation? conversation,
        [NotNullWhen(false)] out IResult? refusal)
    {
        conversation = null;
        refusal = NoTicket;
        if (TicketOf(request)?.ConversationId != id)
            return false;
        refusal = Refused(StatusCodes.Status404NotFound, "BadArgument", "The conversation has ended.");
        return conversations.TryGet(id, out conversation);
    }

    DirectLineTicket? TicketOf(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? tokens.Read(header[Scheme.Length..]) : null;
    }

    /// <summary>Sets sender, recipient and conversation from the ticket, and never from what the client says.</summary>
    static void Address(Activity said, DirectLineTicket ticket, string id)
    {
        said.Id = id;
        said.ChannelId = Channels.Directline;
        said.ServiceUrl = null;
        said.Conversation = new() { Id = ticket.ConversationId };
        said.From = new() { Id = ticket.UserId, Role = RoleTypes.User };
        said.Recipient = Bot;
        said.DeliveryMode = null;
    }

    /// <summary>Gives the address at which the reader finds articles; null if this host does not show them.</summary>
    string? AddressFor(HttpRequest request) => options.ShowsArticles ? address.Of(request) : null;

    string StreamUrl(HttpRequest request, DirectLineTicket ticket, string watermark)
    {
        var host = address.Of(request)["http".Length..]; // "s://news.example.org"
        return $"ws{host}{Root}/conversations/{ticket.ConversationId}/stream" +
            $"?watermark={watermark}&t={tokens.Issue(ticket)}";
    }

    /// <summary>What is no number is the beginning.</summary>
    static long Number(string? watermark) =>
        long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
