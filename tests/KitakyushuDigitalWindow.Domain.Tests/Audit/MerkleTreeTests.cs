using System.Security.Cryptography;
using System.Text;
using CsCheck;
using KitakyushuDigitalWindow.Domain.Audit;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Audit;

public class MerkleTreeTests
{
    private static readonly Gen<string[]> _leaves = Gen.String[Gen.Char['a', 'f'], 1, 4].Array[1, 20];

    [Fact]
    public void RootOf_Nothing_IsTheHashOfNothing() => Assert.Equal(Hex(SHA256.HashData([])), MerkleTree.RootOf([]));

    [Fact]
    public void RootOf_OneLeaf_IsHashedAsALeaf() => Assert.Equal(Hex(Leaf("a")), MerkleTree.RootOf(["a"]));

    [Fact]
    public void RootOf_TwoLeaves_IsOneInnerNode() => Assert.Equal(Hex(Inner(Leaf("a"), Leaf("b"))), MerkleTree.RootOf(["a", "b"]));

    /// <summary>RFC 6962: the left side holds the largest power of two; an odd leaf is never doubled.</summary>
    [Fact]
    public void RootOf_OddCounts_SplitAtThePowerOfTwo()
    {
        Assert.Equal(Hex(Inner(Inner(Leaf("a"), Leaf("b")), Leaf("c"))), MerkleTree.RootOf(["a", "b", "c"]));
        Assert.Equal(
            Hex(Inner(Inner(Inner(Leaf("a"), Leaf("b")), Inner(Leaf("c"), Leaf("d"))), Leaf("e"))), MerkleTree.RootOf(["a", "b", "c", "d", "e"]));
        Assert.NotEqual(MerkleTree.RootOf(["a", "b", "c"]), MerkleTree.RootOf(["a", "b", "c", "c"]));
    }

    /// <summary>The two hashes of an inner node, offered as a leaf, are another tree.</summary>
    [Fact]
    public void RootOf_InnerNodeAsLeaf_IsAnotherRoot()
    {
        var forged = Encoding.Latin1.GetString([.. Leaf("a"), .. Leaf("b")]);

        Assert.NotEqual(MerkleTree.RootOf(["a", "b"]), MerkleTree.RootOf([forged]));
    }

    [Fact]
    public void RootOf_AnyLeafChanged_IsAnotherRoot() => Gen.Select(_leaves, Gen.Int[0, 1000]).Sample((leaves, at) =>
    {
        var changed = leaves.ToArray();
        changed[at % changed.Length] += "x";
        Assert.NotEqual(MerkleTree.RootOf(leaves), MerkleTree.RootOf(changed));
    });

    [Fact]
    public void RootOf_AnyLeafRemoved_IsAnotherRoot() => Gen.Select(_leaves, Gen.Int[0, 1000]).Sample((leaves, at) =>
    {
        var fewer = leaves.ToList();
        fewer.RemoveAt(at % fewer.Count);
        Assert.NotEqual(MerkleTree.RootOf(leaves), MerkleTree.RootOf(fewer));
    });

    [Fact]
    public void RootOf_AnyLeafInserted_IsAnotherRoot() => Gen.Select(_leaves, Gen.Int[0, 1000], Gen.String[Gen.Char['a', 'f'], 1, 4]).Sample((leaves, at, extra) =>
    {
        var more = leaves.ToList();
        more.Insert(at % (more.Count + 1), extra);
        Assert.NotEqual(MerkleTree.RootOf(leaves), MerkleTree.RootOf(more));
    });

    [Fact]
    public void RootOf_AnyTwoLeavesSwapped_IsAnotherRoot() => Gen.Select(_leaves, Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample((leaves, a, b) =>
    {
        var (i, j) = (a % leaves.Length, b % leaves.Length);
        var swapped = leaves.ToArray();
        (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
        Assert.Equal(leaves[i] == leaves[j], MerkleTree.RootOf(leaves) == MerkleTree.RootOf(swapped));
    });

    private static byte[] Leaf(string text) => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(text)]);

    private static byte[] Inner(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
