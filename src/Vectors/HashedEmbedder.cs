namespace NewsBot.Vectors;

static class HashedEmbedder
{
    public const int Dimensions = 256;
}
