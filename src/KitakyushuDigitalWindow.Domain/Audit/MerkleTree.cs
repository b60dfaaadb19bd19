using System.Security.Cryptography;
using System.Text;

namespace KitakyushuDigitalWindow.Domain.Audit;

/// <summary>Merkle tree hash of RFC 6962 section 2.1: leaves and inner nodes are hashed apart, so that neither can pass for the other.</summary>
public static class MerkleTree
{
    private const byte Leaf = 0x00;
    private const byte Inner = 0x01;

    /// <summary>The root over the leaves in their order, in lower-case hexadecimal.</summary>
    public static string RootOf(IReadOnlyList<string> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        return Convert.ToHexStringLower(HashOf([.. leaves.Select(Encoding.UTF8.GetBytes)]));
    }

    private static byte[] HashOf(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0)
        {
            return SHA256.HashData([]);
        }

        if (leaves.Length == 1)
        {
            return SHA256.HashData([Leaf, .. leaves[0]]);
        }

        var left = LargestPowerOfTwoBelow(leaves.Length);
        return SHA256.HashData([Inner, .. HashOf(leaves[..left]), .. HashOf(leaves[left..])]);
    }

    private static int LargestPowerOfTwoBelow(int count)
    {
        var power = 1;
        while (power * 2 < count)
        {
            power *= 2;
        }

        return power;
    }
}
