using NewsBot.Vectors.Training;

namespace NewsBot.Tests.Vectors.Training;

public class MatrixProductTests
{
    // Fewer, as many and more than a block of each dimension.
    [Theory]
    [InlineData(4, 1, 16)]
    [InlineData(64, 256, 32)]
    [InlineData(68, 300, 48)]
    [InlineData(132, 17, 272)]
    public void ItIsTheSumOfTheProducts(int rows, int inner, int columns)
    {
        var random = new Random(rows);
        var x = Numbers(random, rows * inner);
        var y = Numbers(random, inner * columns);
        var (xTurned, yTurned) = (Turn(x, rows, inner), Turn(y, inner, columns));

        var product = Multiply(x, inner, 1, y, columns, 1);

        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                Assert.Equal(
                    Enumerable.Range(0, inner).Sum(k => (double)x[row * inner + k] * y[k * columns + column]),
                    product[row * columns + column], 1e-4);
        Assert.Equal(product, Multiply(xTurned, 1, rows, y, columns, 1));
        Assert.Equal(product, Multiply(x, inner, 1, yTurned, 1, inner));

        float[] Multiply(float[] left, int xRow, int xColumn, float[] right, int yRow, int yColumn)
        {
            var result = new float[rows * columns];
            new MatrixProduct(cores: 2).Multiply(
                left, xRow, xColumn, right, yRow, yColumn, result, rows, inner, columns);
            return result;
        }
    }

    [Fact]
    public void AShapeThatItCannotDoIsRefused()
    {
        var numbers = new float[64];

        Assert.Throws<ArgumentOutOfRangeException>(() => new MatrixProduct(cores: 1).Multiply(
            numbers, 1, 1, numbers, 16, 1, numbers, rows: 3, inner: 1, columns: 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatrixProduct(cores: 1).Multiply(
            numbers, 1, 1, numbers, 8, 1, numbers, rows: 4, inner: 1, columns: 8));
    }

    static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];

    static float[] Turn(float[] matrix, int rows, int columns)
    {
        var turned = new float[matrix.Length];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                turned[column * rows + row] = matrix[row * columns + column];
        return turned;
    }
}
