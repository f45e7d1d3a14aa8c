using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orm.Architecture.Tests;

/// <summary>What a built assembly refers to outside of itself, read from its metadata: types as "Namespace.Type", members as "Namespace.Type::Member".</summary>
internal static class ReferenceScan
{
    public static IReadOnlyList<string> Of(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        MetadataReader metadata = file.GetMetadataReader();
        var attributes = AttributeTypes(metadata);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (TypeReferenceHandle handle in metadata.TypeReferences)
        {
            if (!attributes.Contains(handle))
                found.Add(NameOf(metadata, handle));
        }

        foreach (MemberReferenceHandle handle in metadata.MemberReferences)
        {
            MemberReference member = metadata.GetMemberReference(handle);
            bool isAttribute = member.Parent.Kind == HandleKind.TypeReference && attributes.Contains((TypeReferenceHandle)member.Parent);
            if (!isAttribute && TypeOf(metadata, member.Parent) is { } type)
                found.Add($"{type}::{metadata.GetString(member.Name)}");
        }

        return [.. found];
    }

    /// <summary>The names of all types that an assembly defines, nested ones after a plus sign, with whether others see them.</summary>
    public static IReadOnlyList<(string Namespace, string Name, bool IsPublic)> TypesOf(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        MetadataReader metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.TypeDefinitions
               let type = metadata.GetTypeDefinition(handle)
               let visibility = type.Attributes & System.Reflection.TypeAttributes.VisibilityMask
               select (metadata.GetString(type.Namespace), metadata.GetString(type.Name), visibility == System.Reflection.TypeAttributes.Public),
        ];
    }

    // A type that only stands in attributes (nothing runs it) is no use of it.
    private static HashSet<TypeReferenceHandle> AttributeTypes(MetadataReader metadata)
    {
        var attributes = new HashSet<TypeReferenceHandle>();
        foreach (CustomAttributeHandle handle in metadata.CustomAttributes)
        {
            EntityHandle constructor = metadata.GetCustomAttribute(handle).Constructor;
            if (constructor.Kind == HandleKind.MemberReference
                && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } parent)
                attributes.Add((TypeReferenceHandle)parent);
        }

        return attributes;
    }

    private static string? TypeOf(MetadataReader metadata, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => NameOf(metadata, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => GenericTypeOf(metadata, (TypeSpecificationHandle)parent),
        _ => null,
    };

    // The open type of an instantiation such as Task<int>; arrays and type parameters have none.
    private static string? GenericTypeOf(MetadataReader metadata, TypeSpecificationHandle handle)
    {
        BlobReader signature = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return null;
        signature.ReadCompressedInteger();
        EntityHandle type = signature.ReadTypeHandle();
        return type.Kind == HandleKind.TypeReference ? NameOf(metadata, (TypeReferenceHandle)type) : null;
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        string name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}";
        string space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }
}
